"""An ownership finding in every report: the rule, the chain with its stakes, the caution, and only allowed words."""

import io
import json
import re
from dataclasses import replace

from lxml import etree, html
from rich.console import Console

from lading.model.dossier import Dossier
from lading.model.exposure import Status
from lading.model.ownership import UNKNOWN, Certainty, Holding, InForce, OwnershipFinding, Share, Stake
from lading.model.period import Period
from lading.reports.html import render_html
from lading.reports.jsonl import render_jsonl
from lading.reports.markdown import render_markdown
from lading.reports.terminal import render_terminal
from tests.reports.build import make_party
from tests.reports.case import make_case


def stake(owner: str, asset: str, share: Share) -> Stake:
    return Stake(owner, asset, share, Period("2019-01-01"), "register", ("s1",), f"register.csv row {owner}-{asset}")


def finding(party: str, certainty: Certainty, label: str, *holdings: Holding, **more: object) -> OwnershipFinding:
    values: dict[str, object] = {"in_force": InForce.YES, "cautions": ()} | more
    return OwnershipFinding(
        party, "us_ofac_50", "US Treasury (OFAC)", "50 Percent Rule", certainty, label,
        listed=("kupol",), certificate=holdings, source="FAQ 401", **values,  # type: ignore[arg-type]  # builder
    )  # fmt: skip


def owned_case() -> Dossier:
    half = Share(500_000, 500_000)
    first = Holding("a", 1, half, (stake("kupol", "a", half),))
    second = Holding(
        "b",
        2,
        Share(970_000, 970_000),
        (stake("kupol", "b", Share(30_000, 30_000)), stake("a", "b", Share(940_000, 940_000))),
    )
    loose = Holding("c", 1, UNKNOWN, (stake("kupol", "c", UNKNOWN),))
    parties = (
        replace(make_party("a", "org", ["Holding A"], status="owned"), ownership=(finding("a", Certainty.DEFINITE, "blocked_by_rule", first),)),
        replace(make_party("b", "org", ["Works <B>"], status="owned"), ownership=(finding("b", Certainty.DEFINITE, "blocked_by_rule", first, second),)),
        replace(
            make_party("c", "org", ["Trading C"], status="mentioned"),
            ownership=(finding("c", Certainty.POSSIBLE, "possible (share unknown)", loose, cautions=("ask for the share register",)),),
        ),
    )  # fmt: skip
    case = make_case()
    return replace(case, parties=(*case.parties, *parties))


def shown(dossier: Dossier) -> str:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    console.print(render_terminal(dossier, width=200))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_terminal_shows_rule_chain_place_and_caution() -> None:
    text = shown(owned_case())
    assert "Works <B> · blocked by rule · US Treasury (OFAC), 50 Percent Rule" in text
    assert "IEMZ Kupol holds 3 % and Holding A holds 94 % of Works <B>: 97 % together" in text
    assert "register.csv row a-b, since 2019-01-01" in text
    assert "Trading C · possible (share unknown)" in text
    assert "IEMZ Kupol holds a share not known of Trading C" in text
    assert "caution: ask for the share register" in text


def test_json_lines_carry_the_certificate() -> None:
    rows = [json.loads(line) for line in render_jsonl(owned_case()).splitlines()]
    found = {row["party"]: row for row in rows if row["type"] == "ownership"}
    assert found["b"]["decides"]
    assert not found["c"]["decides"]
    last = found["b"]["certificate"][-1]
    assert (last["round"], last["low"]) == (2, 970_000)
    assert [(s["owner"], s["low"], s["place"]) for s in last["stakes"]] == [
        ("kupol", 30_000, "register.csv row kupol-b"),
        ("a", 940_000, "register.csv row a-b"),
    ]


def test_the_page_shows_it_and_stays_well_formed() -> None:
    page = render_html(owned_case())
    body = re.sub(r"(?s)<(style|script)>.*?</\1>", "", page.replace("<!doctype html>", ""))
    etree.fromstring(re.sub(r"<(meta|link|br|hr|input)\b([^>]*)>", r"<\1\2/>", body).strip().encode())
    tree = html.document_fromstring(page)
    chains = [" ".join(item.text_content().split()) for item in tree.xpath("//ol[@class='chain']/li")]
    assert "IEMZ Kupol holds 50 % of Holding A" in chains
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_answer_says_who_is_owned_and_never_sanctioned() -> None:
    text = render_markdown(owned_case())
    assert "Owned, by rule: Holding A: blocked by rule" in text
    assert "sanctioned" not in text.casefold()
    assert Status.OWNED in {party.status for party in owned_case().parties}
