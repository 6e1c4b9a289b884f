"""Two parties of one document whose names differ in the legal form alone: an author who writes `Ltd` and `LLC` means two firms."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lading.model.judgement import Decision, Judgement, Reason
from lading.names.analyze import analyze_name
from lading.names.kinds import NameKind
from lading.names.tables import NameTables
from lading.names.words import Role
from lading.resolve.profile import Profile, Sort


@dataclass(frozen=True, slots=True)
class Twin:
    """A party that has a namesake of another legal form on its page."""

    form: frozenset[str]
    other: str
    """What the namesake is called."""


def find_twins(page: Mapping[str, Profile], tables: NameTables) -> dict[str, Twin]:
    """The parties of a page that another one is called like, but for the legal form."""
    alike: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = {}
    for one, profile in page.items():
        if profile.sort is Sort.ORGANISATION and profile.strong:
            words, form = _split(profile.strong[0], tables)
            if form and words:
                alike.setdefault(words, []).append((one, form))
    return {
        one: Twin(form, page[other].caption)
        for rows in alike.values()
        for one, form in rows
        for other, another in rows
        if form != another
    }


def doubt_form(judgement: Judgement, twin: Twin, entry: Profile, tables: NameTables) -> Judgement:
    """The judgement; unsure where the entry has no name of the twin's own legal form: it may be the other's."""
    if judgement.decision is not Decision.POSITIVE or any(
        r.feature == "identifier_same" for r in judgement.match.reasons
    ):
        return judgement
    if any(_split(name, tables)[1] == twin.form for name in entry.strong):
        return judgement
    said = f"the document names {twin.other} too, a firm of another legal form, and the entry has none of this one's"
    match = replace(judgement.match, reasons=(*judgement.match.reasons, Reason("legal_form", -0.3, said)))
    return replace(judgement, match=match, decision=Decision.UNSURE)


def _split(name: str, tables: NameTables) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name in alphabetical order without its legal form, and the form."""
    words = analyze_name(name, NameKind.ORGANISATION, tables=tables).words
    bare = tuple(sorted(word.key for word in words if word.role is not Role.LEGAL_FORM))
    return bare, frozenset(word.key for word in words if word.role is Role.LEGAL_FORM)
