"""One sentence on its way to its names: fixed names first, then candidates, then what the whole document knows."""

from collections.abc import Mapping

from lading.claims.en.bodies_at import find_offices, widen_courts
from lading.claims.en.capitals import find_rows, is_ordinary
from lading.claims.en.equipment import find_models
from lading.claims.en.lexicons import Country, Lexicons
from lading.claims.en.name_rules import Known, Marked, Name, NameRules
from lading.claims.en.naming import GUESS, STRONG, Candidate, classify
from lading.claims.en.nested_names import NestedNames
from lading.claims.gazetteer import Gazetteer
from lading.claims.tokens import Token, tokenize
from lading.documents.sentences import Sentence
from lading.model.claim import MentionKind
from lading.model.document import BlockKind
from lading.model.span import Span

CONFIRMED_ONLY = frozenset({BlockKind.HEADING, BlockKind.FIELD, BlockKind.ROW})
"""Blocks whose capitals say nothing: only a name that the body or a list has is one there."""
OFFICERS = frozenset({"CEO", "CFO", "COO", "CTO", "Chairman", "Chairwoman", "Founder", "Chief", "Director", "Owner"})
SHORT_CAPITALS = 3
"""Letters that an abbreviation has at most: longer words in capitals shout."""
Evidence = Mapping[str, tuple[MentionKind, float]]
"""Names by their plain words: the kind of each and how sure that is."""
WORLDWIDE = frozenset({"U.N.", "UN", "EU", "E.U.", "NATO", "G7", "United", "European", "Interpol", "IAEA"})
"""Bodies that belong to no country: "Russia's U.N. envoy"."""
PLACE_NOUNS = frozenset([
    "province", "region", "county", "oblast", "krai", "prefecture", "district",
])  # fmt: skip


class SentenceDraft(NestedNames):
    """One sentence on its way to `Marked`: fixed names first, then candidates, then what the whole document knows."""

    def __init__(
        self, text: str, sentence: Sentence, tokens: list[Token], rules: NameRules, gazetteer: Gazetteer,
        lowered: frozenset[str],
    ) -> None:  # fmt: skip
        self.text, self.sentence, self.tokens, self.rules = text, sentence, tokens, rules
        self.names: list[Name] = []
        self.inner: list[Name] = []
        self.taken = [False] * len(tokens)
        self.lowered = lowered
        long = [t for t in tokens if not t.mark and len(t.plain) > 3]
        capitals = sum(t.capital for t in long)
        heading = sentence.block.kind in {BlockKind.HEADING, BlockKind.QUESTION}
        stopped = bool(tokens) and tokens[-1].text == "."
        self.title_case = len(long) > 3 and not stopped and capitals >= (0.6 if heading else 0.85) * len(long)
        self.dateline = 0
        self.candidates: list[Candidate] = []
        self._find_in_lists(gazetteer)
        if sentence.block.kind is BlockKind.ROW:
            return
        self.dateline = self._find_dateline()
        self._find_models()
        find_offices(self)
        if not self.title_case and sentence.block.kind not in CONFIRMED_ONLY:
            self.candidates = self._find_candidates()
        self._find_known()

    def _find_in_lists(self, gazetteer: Gazetteer) -> None:
        i = 0
        while i < len(self.tokens):
            hit = gazetteer.phrases.match(self.tokens, i)
            if hit and not self.tokens[i].mark:
                self.add(i, hit[0], hit[1].kind)
                i = hit[0]
            else:
                i += 1

    def _find_models(self) -> None:
        for start, end in find_models(self.tokens, self.rules.equipment):
            if not any(self.taken[start:end]):
                self.add(start, end, MentionKind.ITEM)

    def _find_dateline(self) -> int:
        """Mark the place that a report is dated from ("KYIV, Ukraine –"); the token after it, or 0."""
        if self.sentence.block.kind is not BlockKind.PARAGRAPH or len(self.tokens) < 2:
            return 0
        first = self.tokens[0]
        if not (first.plain.isupper() and len(first.plain) > 2 and first.plain.isalpha()):
            return 0
        dash = next(
            (
                i
                for i, t in enumerate(self.tokens[:12])
                if t.text in "—–-" or (i == len(self.tokens) - 1 and t.text == "." and self._names_place(i))
            ),
            0,
        )
        if not dash:
            return 0
        end = 1
        while end < dash and self.tokens[end].plain.isupper() and not self.tokens[end].mark:
            end += 1
        country = self.rules.lexicons.countries.get(" ".join(t.plain for t in self.tokens[:end]).title())
        self.add(0, end, MentionKind.PLACE, party=country.name if country else "")
        for i in range(end, dash):
            hit = self.rules.known.match(self.tokens, i)
            if hit and not self.taken[i] and hit[0] <= dash:
                self.add(
                    i,
                    hit[0],
                    hit[1][0],
                    country=hit[1][1].code if hit[1][1] else None,
                    party=hit[1][1].name if hit[1][1] else "",
                )
        for i in range(dash):
            self.taken[i] = True
        return dash + 1

    def _names_place(self, end: int) -> bool:
        """Whether the words before a token are a place in capitals: `KYIV.`."""
        words = tokenize(plain := " ".join(t.plain for t in self.tokens[:end]).title(), Span(0, len(plain)))
        hit = self.rules.known.match(words, 0) if words else None
        return hit is not None and hit[0] == len(words) and hit[1][0] is MentionKind.PLACE

    def _find_candidates(self) -> list[Candidate]:
        found = []
        for start, end in find_rows(self.tokens, self.rules.lexicons, self.taken):
            candidate = self._candidate(start, end)
            if candidate:
                found.append(candidate)
                firm = self._firm_before(start, candidate)
                if firm:
                    found.append(firm)
        return found

    def _firm_before(self, start: int, person: Candidate) -> Candidate | None:
        """The firm in "Delta Ltd CEO Anton Belov", where a title of a company's officer parts it from the person."""
        title = next((i for i in range(start + 1, person.start) if self.tokens[i].plain in OFFICERS), None)
        if person.kind is not MentionKind.PERSON or title is None:
            return None
        return self._candidate(start, title)

    def _candidate(self, start: int, end: int) -> Candidate | None:
        lexicons, tokens = self.rules.lexicons, self.tokens
        if start == 0 or tokens[start - 1].text in '“"‘:-–—•*':
            ordinary = is_ordinary(tokens[start], lexicons, self.lowered)
            if ordinary and (
                end - start == 1 or tokens[start].lower in lexicons.verbs or tokens[start].lower in self.lowered
            ):
                whole = classify(tokens, start, end, lexicons) if end - start > 1 else None
                if whole is None or whole.score < STRONG:
                    start += 1
        if start >= end or self._is_known(start, end):
            return None
        candidate = classify(tokens, start, end, lexicons)
        if candidate is None or (
            candidate.end - candidate.start == 1 and self._is_known(candidate.start, candidate.end)
        ):
            return None
        nation = self.rules.adjectives.match(tokens, candidate.start)
        if nation is not None and nation[0] >= candidate.end:
            return None
        shouted = candidate.score <= GUESS and end - start > 1
        if shouted and all(t.plain.isupper() and len(t.plain) > SHORT_CAPITALS for t in tokens[start:end]):
            return None
        inside = tokens[candidate.start].lower
        if candidate.end - candidate.start == 1 and (
            inside in lexicons.adjectives or is_ordinary_single(inside, lexicons)
        ):
            return None
        return candidate

    def _is_known(self, start: int, end: int) -> bool:
        hit = self.rules.known.match(self.tokens, start)
        return hit is not None and hit[0] >= end

    def _find_known(self) -> None:
        covered = [False] * len(self.tokens)
        for c in self.candidates:
            if c.kind is not None and c.score >= 0.7:
                for i in range(c.start, c.end):
                    covered[i] = True
        i = 0
        while i < len(self.tokens):
            hit = None if self.taken[i] or covered[i] else self._match_known(i)
            if hit is None:
                i += 1
                continue
            end, (kind, country) = hit
            if kind is MentionKind.PLACE and end < len(self.tokens) and self.tokens[end].lower in PLACE_NOUNS:
                end, country = end + 1, None
            if any(self.taken[i:end]) or any(covered[i:end]):
                i += 1
                continue
            self._add_known(i, end, kind, country)
            i = end

    def _match_known(self, i: int) -> tuple[int, Known] | None:
        token = self.tokens[i]
        if token.mark:
            return None
        if token.capital:
            hit = self.rules.known.match(self.tokens, i)
            if hit and not (token.lower == "us" and token.plain != "US"):
                return hit
        return self.rules.lower.match(self.tokens, i)

    def _add_known(self, start: int, end: int, kind: MentionKind, country: Country | None) -> None:
        if kind is MentionKind.AUTHORITY:
            owner = self._owner(start)
            if owner:
                self.add(owner[0], end, kind, country=owner[1].code)
                return
            if self.tokens[start].text[0].islower() and self.tokens[start].lower in self.rules.lexicons.ambiguous:
                return
        self.add(start, end, kind, country=country.code if country else None, party=country.name if country else "")

    def _owner(self, start: int) -> tuple[int, Country] | None:
        """The country before an authority: China's foreign ministry, the Russian defence ministry."""
        at = start - 1
        if self.tokens[start].plain in WORLDWIDE:
            return None
        if at > 0 and self.tokens[at].lower == "'s":
            for back in (1, 2, 3):
                if at - back >= 0:
                    hit = self.rules.known.match(self.tokens, at - back)
                    if hit and hit[0] == at and hit[1][1]:
                        return at - back, hit[1][1]
            return None
        for back in (0, 1):
            if at - back >= 0:
                adjective = self.rules.adjectives.match(self.tokens, at - back)
                if adjective and adjective[0] == start:
                    return at - back, adjective[1]
                named = self.rules.known.match(self.tokens, at - back)
                if named and named[0] == start and named[1][1] and self.tokens[at].capital:
                    return at - back, named[1][1]
        return None

    def finish(self, evidence: Evidence, *, seen: Evidence) -> Marked:
        """The names of the sentence, each candidate's kind settled by the whole document.

        `evidence` tells the kind of a name; `seen` are all names of the body, which a heading may repeat.
        """
        for c in self.candidates:
            plain = " ".join(t.plain for t in self.tokens[c.start : c.end] if not t.mark)
            kind, score = c.kind, c.score
            if plain in evidence and evidence[plain][1] > score:
                kind, score = evidence[plain]
            if kind is None:
                single = evidence.get(plain.split()[0]) or evidence.get(plain.split()[-1])
                kind, score = single or (MentionKind.ORG, GUESS)
            if not any(self.taken[c.start : c.end]):
                self.add(c.start, c.end, self._refine(c, kind), score=score)
        kind_of_block = self.sentence.block.kind
        if kind_of_block is BlockKind.ROW:
            return Marked(self.sentence, tuple(self.tokens), tuple(self.names), (), self.title_case, 0)
        if self.title_case or kind_of_block in CONFIRMED_ONLY:
            self._find_in_title(seen)
        widen_courts(self)
        self._find_groups()
        self._find_nested()
        ordered = sorted(self.names, key=lambda n: n.start)
        return Marked(
            self.sentence, tuple(self.tokens), tuple(ordered), tuple(self.inner), self.title_case, self.dateline
        )

    def _refine(self, c: Candidate, kind: MentionKind) -> MentionKind:
        """A name right before the word `drone` is the drone's, unless the document knows it as something else."""
        guessed = kind is MentionKind.ORG and c.score <= GUESS and c.end < len(self.tokens)
        if guessed and self.tokens[c.end].lower in self.rules.equipment.nouns:
            return MentionKind.ITEM
        return kind

    def _find_in_title(self, evidence: Evidence) -> None:
        for start, end in find_rows(self.tokens, self.rules.lexicons, self.taken):
            at = start
            while at < end:
                for stop in range(end, at, -1):
                    plain = " ".join(t.plain for t in self.tokens[at:stop] if not t.mark)
                    if plain in evidence and not is_ordinary(self.tokens[at], self.rules.lexicons, frozenset()):
                        self.add(at, stop, evidence[plain][0])
                        at = stop - 1
                        break
                at += 1


def is_ordinary_single(word: str, lexicons: Lexicons) -> bool:
    """Whether a capitalised word on its own is an everyday noun of this field, or a day or month."""
    words = lexicons.words
    return (
        word in words["words.days"] or word in words["words.months"] or word in words["goods.heads"]
        or word in words["persons.titles"] or word in words["words.numbers"] or word in words["organisations.legal"]
        or word in words["persons.roles"]
    )  # fmt: skip
