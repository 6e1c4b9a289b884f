"""The dossier as one HTML file: no network at view time, readable without scripts, on paper and on a phone."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from jinja2 import PackageLoader
from markupsafe import Markup

from lading.model.dossier import Dossier, Party
from lading.model.exposure import Status
from lading.reports import words
from lading.reports.answer import compose_answer, count_parts
from lading.reports.boxes import list_legend
from lading.reports.chart import draw_timeline
from lading.reports.contradictions import list_contradictions
from lading.reports.desk import Desk
from lading.reports.ledger import NAME, open_ledger
from lading.reports.network import plan_network
from lading.reports.picture import draw_network
from lading.reports.templating import make_environment
from lading.reports.timeline import list_events


def render_html(dossier: Dossier) -> str:
    """The whole dossier as one page.

    Raises:
        EvidenceError: for a quote that is not, letter for letter, in its document. Nothing is rendered then.
    """
    vocabulary = words.load_words()
    ledger = open_ledger(dossier, vocabulary, longest=NAME)
    network, events = plan_network(ledger), list_events(ledger)
    style, script = _read("dossier.css"), _read("dossier.js")
    page = make_environment(PackageLoader("lading.reports")).get_template("dossier.html.j2")
    return page.render(
        desk=Desk(ledger),
        ledger=ledger,
        dossier=dossier,
        words=vocabulary,
        answer=compose_answer(ledger),
        counts=count_parts(ledger),
        exposed=ledger.exposed,
        network=network,
        picture=draw_network(ledger, network),
        legend=list_legend(network),
        events=events,
        timeline=draw_timeline(ledger, events, near=network.near),
        contradictions=list_contradictions(ledger),
        judged=_order(party for party in dossier.parties if _needs_card(party)),
        lookalikes=tuple(party for party in dossier.parties if party.judgements and not _needs_card(party)),
        others=tuple(party for party in dossier.parties if not party.judgements and not _needs_card(party)),
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        policy=_policy(style, script),
    )


def _needs_card(party: Party) -> bool:
    """Whether a party's standing takes more than a line."""
    return party.status in {Status.LISTED, Status.OWNED, Status.EXPOSED} or bool(
        party.designations or party.later or party.candidates or party.ownership
    )


def _order(parties: Iterator[Party]) -> tuple[Party, ...]:
    ranks = {Status.LISTED: 0, Status.OWNED: 1, Status.EXPOSED: 2}
    return tuple(sorted(parties, key=lambda p: ranks.get(p.status, 3) if p.status else 4))


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets the page load nothing and run nothing but its own two blocks."""
    digests = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    return files("lading.reports").joinpath("templates", name).read_text(encoding="utf-8").strip()
