"""The trained reader: a document and what rules found in it → mentions and claims with their probabilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from lading.claims.learned.compose import Sketch, compose
from lading.claims.learned.found import Named
from lading.claims.learned.heads import Array, Heads
from lading.claims.learned.labels import AS_KIND, STANCES
from lading.claims.learned.names import add_known, find_names, place_name
from lading.claims.learned.parties import group_parties
from lading.claims.learned.second import place_claims, weigh_told
from lading.claims.learned.spans import find_spans
from lading.claims.learned.tokens import Cutter
from lading.claims.learned.trust import Trust, describe
from lading.claims.learned.weigh import Scene, Weighed
from lading.claims.learned.windows import Window, make_windows
from lading.claims.learned.write import Written, write_claim
from lading.documents.sentences import Sentence, SentenceRules, split_sentences
from lading.model.claim import Claim, Mention, Predicate, Reading, Stance, Tier
from lading.model.document import BlockKind, Document
from lading.model.span import Span

METHOD = "learned/1"
LANGUAGES = frozenset({"en", "ru", "uk", "zh", "und"})
SILENT = frozenset({BlockKind.FIELD, BlockKind.ROW})
"""Blocks that tell nothing in sentences: labels tell there, and another reader."""
VOICE = 0.4
"""Probability from which a mention is the authority of a claim."""
LEAST = 0.2
"""Probability that the network must give a claim for it to be weighed at all."""
WEIGHTY = frozenset({
    Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.TRANSPORTS, Predicate.FINANCES,
    Predicate.OWNS, Predicate.CONTROLS, Predicate.SUBSIDIARY_OF,
})  # fmt: skip
"""Relations by which a party may be called exposed or owned."""
Described = tuple[Claim, dict[str, float]]
"""A claim, and what it looks like to `trust`."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The mentions of a document, references among them, every claim with what it looks like, and by id how probable others' claims are."""

    names: list[Named]
    claims: list[Described]
    told: dict[str, float]


class Encoder(Protocol):
    """Whatever turns windows of word pieces into vectors and tag scores."""

    def encode(self, windows: Sequence[tuple[int, ...]]) -> list[tuple[Array, Array]]:
        """For each window its vectors (pieces, width) and its scores of both layers of tags (pieces, tags)."""
        ...


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The score that a claim must have: to be shown, and to count without a person's look.

    `weighty` is what a relation needs by which a party may be called exposed or owned: there a wrong claim does the most harm.
    """

    shown: float = 0.3
    verified: float = 0.5
    weighty: float = 0.6

    def tier(self, predicate: Predicate, score: float) -> Tier:
        """Whether a claim with this score counts as it stands."""
        least = max(self.weighty, self.verified) if predicate in WEIGHTY else self.verified
        return Tier.VERIFIED if score >= least else Tier.NEEDS_REVIEW


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """Reads claims with a trained encoder. Pure: the same document and mentions give the same reading."""

    cutter: Cutter
    encoder: Encoder
    heads: Heads
    sentences: SentenceRules
    trust: Trust
    thresholds: Thresholds = Thresholds()
    method: str = METHOD

    def reads(self, document: Document) -> bool:
        """Whether it was trained in the document's language."""
        return document.language.split("-")[0] in LANGUAGES

    def read(self, document: Document, first: Reading) -> tuple[Reading, dict[str, float]]:
        """Mentions and claims, every quote verbatim, and how far each claim of another's reading `first` is to be trusted.

        The parties of the mentions in `first` stand.
        """
        found = self.find(document, first)
        mentions = tuple(_as_mention(n) for n in found.names if n.kind != "REF")
        doubts = {c.id: self.trust.of_told(c, found.told.get(c.id)) for c in first.claims}
        return Reading(document.id, mentions, tuple(claim for claim, _ in found.claims)), doubts

    def find(self, document: Document, first: Reading) -> Findings:
        """What `read` makes its reading of."""
        sentences = split_sentences(document, rules=self.sentences)
        windows = make_windows(self.cutter.cut(document.text, [(s.span.start, s.span.end) for s in sentences]))
        encoded = self.encoder.encode([w.ids for w in windows])
        found = [
            name
            for window, (_, tags) in zip(windows, encoded, strict=True)
            for name in find_names(document, window, find_spans(tags))
            if sentences[name.sentence].block.kind not in SILENT
        ]
        names = group_parties(add_known(found, sentences, first.mentions))
        claims: list[Described] = []
        told: dict[str, float] = {}
        quoted = place_claims(first.claims, sentences)
        meant: dict[Span, Named] = {}
        for window, (vectors, _) in zip(windows, encoded, strict=True):
            scene, here = self._set(window, vectors, names, meant)
            for at in range(window.fresh, window.stop):
                weighed = scene.weigh(at) if sentences[at].block.kind not in SILENT else None
                if weighed is None:
                    continue
                claims += self._read_sentence(document, sentences[at], at, scene, here, weighed)
                for key, score in weigh_told(quoted.get(at, ()), here, weighed).items():
                    told[key] = max(score, told.get(key, 0.0))
        return Findings(names, claims, told)

    def _set(
        self, window: Window, vectors: Array, names: Sequence[Named], meant: dict[Span, Named]
    ) -> tuple[Scene, list[Named]]:
        """A window's scene, its references taken up one by one: what they mean is noted in `meant`."""
        here = [n for n in names if window.first <= n.sentence < window.stop]
        placed = [(n, s) for n in here for s in [place_name(n, window)] if s is not None]
        placed.sort(key=lambda row: (row[1].start, -row[1].end))
        here = [meant.get(n.span, n) for n, _ in placed]
        spots = [replace(s, party=n.party) for n, (_, s) in zip(here, placed, strict=True)]
        scene = Scene.of(window, vectors, spots, self.heads)
        for i, name in enumerate(here):
            if name.kind != "REF" or name.meant is not None:
                continue
            taken, _ = scene.refer(i)
            target = here[taken] if taken is not None else None
            target = target.meant if target is not None and target.kind == "REF" else target
            if target is not None:
                here[i] = replace(name, meant=target, party=target.party)
                meant[name.span] = here[i]
                spots[i] = replace(spots[i], party=target.party)
                scene = replace(scene, spots=tuple(spots))
        return scene, here

    def _read_sentence(
        self, document: Document, sentence: Sentence, at: int, scene: Scene, names: Sequence[Named], weighed: Weighed
    ) -> Iterator[Described]:
        kinds = {i: (n.meant or n).kind for i, n in enumerate(names)}
        sketches = compose(weighed.rows, weighed.scores, kinds, least=LEAST)
        described = [(s, describe(s, names, sentence, at)) for s in sketches if _is_meant(s, names)]
        trusted = [(replace(s, score=self.trust.of(d)), d) for s, d in described]
        trusted = [(s, d) for s, d in trusted if s.score >= self.thresholds.shown]
        if not trusted:
            return
        hidden = weighed.hidden[np.array([s.row for s, _ in trusted])]
        stances, denials = self.heads.stances(hidden), self.heads.denials(hidden)
        said, voices = scene.voices(at, hidden)
        for n, (sketch, description) in enumerate(trusted):
            speakers, relays = (
                tuple(names[said[m]] for m in np.argsort(-voices[n, :, c]) if voices[n, m, c] >= VOICE) for c in (0, 1)
            )
            stance = STANCES[int(stances[n].argmax())]
            stance = Stance.REPORTED if stance is Stance.ASSERTED and speakers else stance
            parties = tuple(names[i] if i is not None else None for i in (sketch.subject, sketch.object, sketch.item))
            written = Written(sketch, parties, stance, bool(denials[n] > 0.5), speakers, relays)  # type: ignore[arg-type]  # three of them
            tier = self.thresholds.tier(sketch.predicate, sketch.score)
            yield write_claim(document, sentence, written, tier=tier, method=self.method), description


def _is_meant(sketch: Sketch, names: Sequence[Named]) -> bool:
    """Whether every mention of a claim stands for somebody, and no party deals with itself."""
    used = [names[i] for i in (sketch.subject, sketch.object, sketch.item) if i is not None]
    if any(n.kind == "REF" and n.meant is None for n in used):
        return False
    parties = [(n.meant or n).party for n in used]
    return len(set(parties)) == len(parties)


def _as_mention(name: Named) -> Mention:
    return Mention(name.span, name.text, name.known or AS_KIND[name.kind], name.party or name.text)
