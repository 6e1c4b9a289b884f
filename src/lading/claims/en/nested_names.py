"""Names inside and around other names: unnamed groups, the China of "China's foreign ministry", the EU of "EU-sanctioned"."""

from dataclasses import replace

from lading.claims.en.capitals import is_ordinary
from lading.claims.en.groups import find_groups
from lading.claims.en.lexicons import Country
from lading.claims.en.name_rules import Name, NameRules
from lading.claims.en.naming import STRONG
from lading.claims.tokens import Token, tokenize
from lading.model.claim import MentionKind
from lading.model.span import Span

LONG_PHRASE = 3
"""Words of the longest phrase without a name that tells which group is meant."""
COUNTED = frozenset({"one", "some", "most", "many", "several", "none", "all", "half", "both"})


class NestedNames:
    """Finds the groups of a sentence whose names are known, and what stands inside longer names and words."""

    text: str
    tokens: list[Token]
    rules: NameRules
    names: list[Name]
    inner: list[Name]
    taken: list[bool]
    lowered: frozenset[str]

    def add(self, start: int, end: int, kind: MentionKind, **more: object) -> None:
        """A name at a row of tokens, which no other name takes then."""
        span = Span(self.tokens[start].start, self.tokens[end - 1].end)
        name = Name(start, end, span, self.text[span.start : span.end], kind, STRONG)
        self.names.append(replace(name, **more))  # type: ignore[arg-type]  # keyword by keyword, as Name declares them
        for i in range(start, end):
            self.taken[i] = True

    def _find_groups(self) -> None:
        for first, end, kind in find_groups(self.tokens, self.rules.groups, self.taken):
            start = first
            covered = [n for n in self.names if n.start < end and start < n.end]
            if any(n.start < start for n in covered):
                start = max(n.end for n in covered if n.start < start)
            self.inner += [n for n in covered if n.start >= start]
            self.names = [n for n in self.names if n not in covered or n.start < start]
            country = next(
                (hit[1].code for i in range(start, end) if (hit := self.rules.adjectives.match(self.tokens, i))), None
            )
            if start < end:
                self.add(start, end, MentionKind.GROUP, country=country, authority=kind)
                self._widen(self.names[-1])

    def _widen(self, group: Name) -> None:
        """The longer phrase that a group stands in is a mention too: "customers in Russia", "Abamet’s buyers"."""
        start, end = group.start, group.end
        if end + 1 < len(self.tokens) and self.tokens[end].lower in {"in", "of", "from", "at"}:
            skip = end + (2 if self.tokens[end + 1].lower in {"the", "a"} else 1)
            after = next((n for n in self.names if n.start == skip and n.kind is not MentionKind.GROUP), None)
            end = after.end if after is not None else self._end_of_phrase(end)
        if start > 1 and self.tokens[start - 1].lower in {"the", "these"} and self.tokens[start - 2].lower == "of":
            counted = start > 2 and self.tokens[start - 3].lower in self.rules.lexicons.words["words.numbers"] | COUNTED
            start = start - 3 if counted else start
        if start > 1 and self.tokens[start - 1].lower == "'s":
            owner = next((n for n in self.names if n.end == start - 1), None)
            start = owner.start if owner is not None else start
        if (
            start > 1
            and self.tokens[start - 1].lower == "and"
            and self.tokens[start - 2].lower in self.rules.lexicons.adjectives
        ):
            start -= 2
        if (start, end) != (group.start, group.end):
            span = Span(self.tokens[start].start, self.tokens[end - 1].end)
            wide = replace(group, start=start, end=end, span=span, text=self.text[span.start : span.end])
            self.inner.append(wide)

    def _end_of_phrase(self, end: int) -> int:
        """Where "of the instruments" ends after a group, in "the makers of the instruments"; the group's own end for other words."""
        if self.tokens[end].lower != "of":
            return end
        stops, at = self.rules.groups.stops, end + (2 if self.tokens[end + 1].lower in {"the", "a"} else 1)
        first = at
        while at < len(self.tokens) and at - first < LONG_PHRASE and not self.taken[at]:
            token = self.tokens[at]
            told = token.lower in self.rules.groups.verbs or (
                at > first and token.lower in self.rules.groups.participles
            )
            if token.mark or token.lower in stops or told:
                break
            at += 1
        return at if at > first else end

    def _find_nested(self) -> None:
        """Places inside longer names and words are mentions too: "China’s foreign ministry", "Moscow-based"."""
        for name in self.names:
            if name.end - name.start > 1 and name.kind in {MentionKind.AUTHORITY, MentionKind.ORG, MentionKind.GROUP}:
                for at in range(name.start, name.end):
                    hit = self.rules.known.match(self.tokens, at) if self.tokens[at].capital else None
                    if hit and hit[0] <= name.end and hit[1][0] is MentionKind.PLACE:
                        self._add_inner(at, hit[0], Span(self.tokens[at].start, self.tokens[hit[0] - 1].end), hit[1][1])
        self._find_in_compounds()

    def _find_in_compounds(self) -> None:
        """The Rosneft of `Rosneft-owned`, the EU of `EU-sanctioned`, the Dubai of `Dubai-based`."""
        for i, token in enumerate(self.tokens):
            head, _, tail = token.plain.partition("-")
            if (
                token.capital
                and tail in {"owned", "controlled"}
                and not is_ordinary(tokenize(head, Span(0, len(head)))[0], self.rules.lexicons, self.lowered)
            ):
                self._add_owner(i, Span(token.start, token.start + len(head)))
            if token.capital and tail in {"sanctioned", "blacklisted", "designated", "listed"}:
                self._add_sanctioner(i, Span(token.start, token.start + len(head)))
            if token.capital and tail in {"based", "headquartered", "registered", "flagged", "incorporated"}:
                before = " ".join((self.tokens[i - 1].plain, head)) if i else head
                known = self.rules.known
                for text, start in ((before, self.tokens[i - 1].start if i else token.start), (head, token.start)):
                    words = tokenize(text, Span(0, len(text)))
                    hit = known.match(words, 0)
                    if (hit and hit[0] == len(words)) or (text == head and tail == "based"):
                        country = hit[1][1] if hit else None
                        self._add_inner(i, i + 1, Span(start, token.start + len(head)), country)
                        break

    def _add_owner(self, at: int, span: Span) -> None:
        """The Rosneft of `Rosneft-owned`."""
        if self.rules.known.match(self.tokens[at : at + 1], 0) is None and head_is_new(span, self.inner):
            name = Name(at, at + 1, span, self.text[span.start : span.end], MentionKind.ORG, STRONG)
            self.inner.append(name)

    def _add_sanctioner(self, at: int, span: Span) -> None:
        """The EU of `EU-sanctioned`."""
        head = self.text[span.start : span.end]
        hit = self.rules.known.match(tokenize(head, Span(0, len(head))), 0)
        if hit is not None and hit[1][0] in {MentionKind.PLACE, MentionKind.AUTHORITY}:
            kind, country = hit[1]
            code, party = (country.code, country.name) if country else (None, "")
            self.inner.append(Name(at, at + 1, span, head, kind, STRONG, code, party, lists=True))

    def _add_inner(self, start: int, end: int, span: Span, country: Country | None) -> None:
        name = Name(
            start,
            end,
            span,
            self.text[span.start : span.end],
            MentionKind.PLACE,
            STRONG,
            country.code if country else None,
            country.name if country else "",
        )
        if name.span not in {n.span for n in self.inner}:
            self.inner.append(name)


def head_is_new(span: Span, names: list[Name]) -> bool:
    """Whether no name stands at a place yet."""
    return span not in {n.span for n in names}
