"""In whose words: the authorities that a sentence names for each of its clauses, nearest first."""

from dataclasses import dataclass, field

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause, Parse
from lading.claims.en.grouping import broad_kind
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.model.claim import Attribution, AuthorityKind, MentionKind

K = MentionKind
RELAYS = frozenset([
    "cite", "review", "see", "obtain", "quote", "report", "view", "examine", "analyse", "analyze", "publish",
    "share", "provide", "give", "show", "leak",
])  # fmt: skip


ACCUSING = frozenset({"accuse", "suspect"})
"""Verbs whose subject says what follows `of`: "the agency accuses it of developing"."""
SETTING_OUT = frozenset({"set out", "put", "lay out", "spell out"})
"""Verbs by which a paper says something, after `as`."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a clause, by which verbs (outermost last), and which publisher relays it."""

    speakers: tuple[Name, ...] = ()
    verbs: tuple[str, ...] = ()
    relayed_by: str = ""
    negated: bool = False
    """Whether the reporting verb itself is negated: "did not say that"."""
    within: bool = False
    """Whether the clause is itself part of what is reported, not only in a sentence with a report."""


@dataclass(slots=True)
class Voices:
    """Finds the voice of each clause of one sentence, and remembers the last speaker for what follows."""

    lexicons: Lexicons
    names: dict[int, Name]
    parse: Parse
    trailing: list[Clause] = field(default_factory=list)

    def __post_init__(self) -> None:
        parents = {id(c.parent) for c in self.parse.clauses if c.kind == "comp"}
        words = self.lexicons.words
        say = (
            words["reporting.say"]
            | words["reporting.show"]
            | words["reporting.opinion"]
            | words["reporting.allege"]
            | words["reporting.admit"]
        )
        for clause in self.parse.clauses:
            if (
                clause.vg is None
                or clause.vg.lemma not in say
                or id(clause) in parents
                or clause.vg.passive
                or clause.vg.negated
            ):
                continue
            last = clause.obj is None or clause.inverted
            if (
                clause.kind == "main"
                and (clause.inverted or (clause is not self.parse.clauses[0] and last))
                and self._speakers(clause)
            ):
                self.trailing.append(clause)

    def of(self, clause: Clause) -> Voice:  # noqa: C901, PLR0912 - one pass over the five places where a text names its authority
        """The voice of a clause: reporters above it, then a reporter at the end, then `according to`."""
        speakers: list[Name] = []
        verbs: list[str] = []
        negated = within = False
        node: Clause | None = clause
        while node is not None:
            if node.kind == "comp" and node.parent is not None and node.parent.vg is not None:
                within = True
                speakers += self._speakers(node.parent)
                verbs.append(node.parent.vg.lemma)
                negated = negated or (
                    node.parent.vg.negated and node.parent.vg.lemma not in self.lexicons.words["reporting.deny"]
                )
                negated = negated or (
                    node.parent.vg.copula and node.parent.obj is not None and node.parent.obj.det == "no"
                )
            elif (_is_accused(node) or _is_identified(node)) and node.parent is not None:
                speakers += self._speakers(node.parent)
            node = node.parent
        if speakers or self.parse.reports or self.parse.according:
            for other in self.parse.clauses:
                if other.vg is not None and other.vg.lemma == "cite" and not other.vg.passive and other.obj is not None:
                    speakers += [s for s in self._named_all(other.obj) if s not in speakers]
        for report in self.trailing:
            if clause is not report and not _under(clause, report) and report.vg is not None:
                speakers += [s for s in self._speakers(report) if s not in speakers]
                verbs.append(report.vg.lemma)
        for inserted in self.parse.reports:
            found = [s for np in inserted.speakers for s in self._named(np)]
            if found and clause.end > inserted.since:
                speakers += [s for s in found if s not in speakers]
                verbs.append(inserted.verb)
        for other in self.parse.clauses:
            if other is not clause and self._says_as(other):
                speakers += [s for s in self._speakers(other) if s not in speakers]
                verbs.append(other.vg.lemma if other.vg is not None else "")
        for np, _ in self.parse.according:
            speakers += [s for s in self._named(np) if s not in speakers]
            verbs.append("according to")
        return Voice(tuple(speakers), tuple(verbs), self._relay(speakers), negated, within)

    def _says_as(self, clause: Clause) -> bool:
        """Whether a clause with `as` names the authority of the whole: "As the indictment sets out, …"."""
        vg = clause.vg
        if (
            clause.kind != "sub"
            or clause.link != "as"
            or vg is None
            or vg.passive
            or vg.negated
            or clause.obj is not None
        ):
            return False
        words = self.lexicons.words
        said = vg.lemma in words["reporting.say"] | words["reporting.show"] | words["reporting.allege"] | SETTING_OUT
        return said and bool(self._speakers(clause))

    def _speakers(self, clause: Clause) -> list[Name]:
        np = clause.subj
        if clause.vg is not None and clause.vg.passive:
            np = next((other for prep, other in clause.pps if prep == "by"), None)
        return self._named(np) if np is not None else []

    def _named_all(self, np: NounPhrase) -> list[Name]:
        return [name for member in np.members for name in self._named(member)] if np.others else self._named(np)

    def _named(self, np: NounPhrase) -> list[Name]:
        found = [self.names[id(m)] for m in np.members if id(m) in self.names]
        found = [n for n in found if n.kind is not K.ITEM]
        if (
            not found
            and np.owner is not None
            and id(np.owner) in self.names
            and broad_kind(np, self.lexicons) == "plain"
        ):
            found = [self.names[id(np.owner)]]
        if not found:
            inner = [
                m for row in np.pps.get("of", []) + np.pps.get("by", []) + np.pps.get("from", []) for m in row.members
            ]
            found = [self.names[id(m)] for m in inner if id(m) in self.names and self.names[id(m)].kind is not K.ITEM][
                :1
            ]
        return found

    def _relay(self, speakers: list[Name]) -> str:
        """The publisher in "documents seen by Reuters"."""
        if not speakers:
            return ""
        for clause in self.parse.clauses:
            if clause.vg is not None and clause.vg.lemma in RELAYS and clause.vg.passive:
                media = [
                    self.names[id(m)]
                    for prep, np in clause.pps
                    if prep in {"by", "with", "to"}
                    for m in np.members
                    if id(m) in self.names
                ]
                for name in media:
                    if name.kind is K.MEDIA:
                        return name.party or name.text
        return ""


IDENTIFYING = frozenset(
    {"identify", "name", "describe", "cite", "expose", "report", "flag", "portray", "depict", "mention"}
)


def _is_identified(clause: Clause) -> bool:
    """Whether somebody is said by the clause above to do it: "identified by the institute as shipping chips"."""
    above = clause.parent.vg if clause.parent is not None else None
    return clause.kind == "part" and clause.link == "as" and above is not None and above.lemma in IDENTIFYING


def _is_accused(clause: Clause) -> bool:
    """Whether a clause is what somebody is accused of: "the agency accuses it of developing"."""
    parent = clause.parent
    of = clause.kind == "part" and clause.link == "of"
    return of and parent is not None and parent.vg is not None and parent.vg.lemma in ACCUSING


def _under(clause: Clause, ancestor: Clause) -> bool:
    node: Clause | None = clause
    while node is not None:
        if node is ancestor:
            return True
        node = node.parent
    return False


KINDS = {
    K.MEDIA: AuthorityKind.MEDIA,
    K.AUTHORITY: AuthorityKind.GOVERNMENT,
    K.PLACE: AuthorityKind.GOVERNMENT,
    K.PERSON: AuthorityKind.PERSON,
    K.ORG: AuthorityKind.COMPANY,
    K.ITEM: AuthorityKind.OTHER,
}


def attribute(name: Name) -> Attribution:
    """A speaker as the authority of a claim, by name: of `it` or `the ministry` the party that it stands for."""
    kind = name.authority or KINDS.get(name.kind, AuthorityKind.OTHER)
    bare = name.text.removeprefix("The ")
    described = (bare == bare.lower() or bare in {"It", "They", "He", "She"}) and name.party != name.party.lower()
    return Attribution(name.party if described else name.text, kind, name.span, name.party)
