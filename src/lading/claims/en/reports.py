"""Reports put in between or at the end: ", officials said." and ", the Treasury says," are taken out before clauses are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.en.chunks import Chunk, NounPhrase


@dataclass(frozen=True, slots=True)
class Report:
    """Who speaks, by which verb, and from which token on: 0 where the report closes the sentence and covers all of it."""

    speakers: tuple[NounPhrase, ...]
    verb: str
    since: int


HOLDING = frozenset({"of", "at", "for", "with", "in", "from"})
"""Prepositions that may stand between a speaker and the verb: "an analyst at X said"."""
SKIP = frozenset({'"'})


def take_reports(chunks: Sequence[Chunk], saying: frozenset[str]) -> tuple[list[Chunk], list[Report]]:
    """The chunks without inserted reports, and for each report who speaks and by which verb."""
    kept: list[Chunk] = []
    reports: list[Report] = []
    i = 0
    while i < len(chunks):
        found = (_report_at(chunks, i, saying) or _source_at(chunks, i)) if kept else None
        if found is None:
            kept.append(chunks[i])
            i += 1
            continue
        speakers, lemma, end = found
        closes = end >= len(chunks) or all(c.tag in {".", '"'} for c in chunks[end:])
        reports.append(Report(tuple(speakers), lemma, 0 if closes else chunks[i].start))
        i = end
        if end < len(chunks) and chunks[end].tag == "," and kept and kept[-1].tag == "R":
            i += 1
    return kept, reports


def _report_at(  # noqa: C901 - one pass over the words that a report is made of
    chunks: Sequence[Chunk], i: int, saying: frozenset[str]
) -> tuple[list[NounPhrase], str, int] | None:
    """A report that begins with the comma at a place: its speakers, its verb and where it ends."""
    if chunks[i].tag != ",":
        return None
    k = i + 1
    while k < len(chunks) and chunks[k].tag in SKIP:
        k += 1
    speakers: list[NounPhrase] = []
    while k < len(chunks) and len(speakers) < 3:
        np = chunks[k].np
        if np is None:
            return None
        speakers.append(np)
        k += 1
        held = chunks[k + 1].np if k + 1 < len(chunks) and chunks[k].word in HOLDING else None
        if held is not None and chunks[k].tag == "P":
            np.pps.setdefault(chunks[k].word, []).append(held)
            k += 2
        if k < len(chunks) and chunks[k].tag == "C":
            k += 1
            continue
        break
    vg = chunks[k].vg if k < len(chunks) else None
    remark = vg is not None and vg.passive and vg.modal and len(speakers) == 1 and speakers[0].head == "it"
    if remark and k + 1 < len(chunks) and chunks[k + 1].tag == ",":
        return [], "", k + 2
    if vg is None or vg.lemma not in saying or vg.passive or vg.negated or vg.form not in {"fin", "ed"} or vg.chain:
        return None
    end = k + 1
    if vg.lemma == "tell" and end < len(chunks) and chunks[end].np is not None:
        end += 1
    while end < len(chunks) and chunks[end].tag in {"B", "P", "NP", '"'} and _is_when(chunks, end):
        end += 1
    return (speakers, vg.lemma, end) if end >= len(chunks) or chunks[end].tag in {",", ".", '"', "-", ";"} else None


def _source_at(chunks: Sequence[Chunk], i: int) -> tuple[list[NounPhrase], str, int] | None:
    """A source put in between commas: ", according to the release,"."""
    words = [c.word for c in chunks[i : i + 3]]
    if len(words) < 3 or chunks[i].tag != "," or words[1:] != ["according", "to"]:
        return None
    np = chunks[i + 3].np if i + 3 < len(chunks) else None
    end = i + 4
    while np is not None and end + 1 < len(chunks) and chunks[end].word in HOLDING and chunks[end + 1].np is not None:
        np.pps.setdefault(chunks[end].word, []).append(chunks[end + 1].phrase)
        end += 2
    closes = end < len(chunks) and chunks[end].tag == ","
    return ([np], "according to", end + 1) if np is not None and closes else None


def _is_when(chunks: Sequence[Chunk], at: int) -> bool:
    """Words that only tell when or how it was said: "on Tuesday", "in a statement"."""
    chunk = chunks[at]
    if chunk.tag in {"B", '"'}:
        return True
    if chunk.tag == "P":
        return chunk.word in {"on", "in", "at", "to", "during", "by"}
    return chunk.np is not None and chunk.np.name is None
