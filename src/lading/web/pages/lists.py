"""The lists: how old each is, what could not be read of it, and what changed from one version to the next."""

from starlette.responses import Response

from lading.io.store import Version
from lading.io.store.differing import read_differing
from lading.lists.countries import load_country_names
from lading.lists.diff import Change, Kind, compare_versions
from lading.lists.diff_words import describe_change
from lading.model.issue import Severity
from lading.web.ask import Ask, AskError, NotHereError
from lading.web.bench import Bench

SHOWN = 100
"""Issues and changes of one kind shown."""


def show_lists(bench: Bench, ask: Ask) -> Response:
    """Every list with the version that stands on the day, its age and its issues."""
    day = ask.day() or bench.workspace.today
    with bench.workspace.opened() as store:
        versions, refusals = store.lists.versions(), store.lists.refusals()
    standing = bench.workspace.standing(day).versions
    numbers = {one.dataset: sum(other.dataset == one.dataset for other in versions) for one in standing}
    view = bench.view(ask)
    kept = {version.dataset for version in standing}
    return bench.page(
        "lists.html.j2",
        ask,
        view=view,
        desk=view.desk,
        given=[dataset for dataset in view.dossier.datasets if dataset.name not in kept],
        day=day,
        rows=[(version, version.age(day), numbers[version.dataset]) for version in standing],
        refusals=list(reversed(refusals))[:SHOWN],
    )


def show_list(bench: Bench, ask: Ask) -> Response:
    """One list: its versions, its issues, and with `old` and `new` what changed."""
    name = ask.place["name"]
    with bench.workspace.opened() as store:
        versions = [one for one in store.lists.versions() if one.dataset == name]
        if not versions:
            raise NotHereError("there is no such list here", "look under Lists")
        issues = store.lists.issues(versions[-1])
    old, new = choose(versions, ask.one("old"), -2), choose(versions, ask.one("new"), -1)
    shown = [issue for issue in issues if issue.severity is not Severity.NOTE]
    changes = compare(bench, old, new) if old and new and old is not new else ()
    kinds = [(kind, [one for one in changes if one.kind is kind]) for kind in Kind]
    return bench.page(
        "list.html.j2",
        ask,
        view=bench.view(ask),
        name=name,
        versions=list(reversed(versions)),
        issues=shown[:SHOWN],
        notes=len(issues) - len(shown),
        unread=len(shown),
        old=old,
        new=new,
        changes=[(kind, len(held), [tell(one) for one in held[:SHOWN]]) for kind, held in kinds if held],
        compared=len(changes),
    )


def choose(versions: list[Version], wanted: str, place: int) -> Version | None:
    """The version of a digest, or the one at a place counted from the last. Raises AskError where there is none."""
    if not wanted:
        return versions[place] if len(versions) >= -place else None
    found = next((one for one in versions if one.digest.startswith(wanted)), None)
    if found is None or len(wanted) < 4:
        raise AskError(f"there is no version {wanted[:20]!r} of this list", "choose one of the table")
    return found


def compare(bench: Bench, old: Version, new: Version) -> tuple[Change, ...]:
    """What changed from one version to another."""
    schemata = bench.workspace.knowledge().schemata
    with bench.workspace.opened() as store:
        before, after = read_differing(store.lists, old, new)
    return compare_versions(before, after, schemata=schemata, countries=load_country_names())


def tell(change: Change) -> tuple[str, list[str], str]:
    """A change as a heading, its lines, and the id of the party."""
    head, *lines = describe_change(change, load_country_names())
    return head, lines, change.id
