"""Relations and attributions of public corpora, as far as Lading has them: CORE, re3d and PolNeAR.

    python benchmarks/relations_in_text.py DOCUMENTS_FOLDER [--rules]

DOCUMENTS_FOLDER holds `core_company_relations` (CC BY 4.0), `re3d` (by its sources) and `polnear`. `--rules` leaves the trained reader out.
Claims of every tier are counted, and beside them those that count without a person (verified).

    CORE      test part. Owning: `acquired_by`, `subsidiary_of`, `shareholder_of` against owns, controls, subsidiary of, in the right
              direction. Supplying: `client_of`, `product_or_service_of` against supplies, manufactures, develops, procures for, contracts
              with, in either direction. Only the two names that a row annotates are judged: precision is the share of rows in which Lading
              joins these two in such a relation and CORE does too.
    re3d      all parts. Recall of names (organisations, persons, places; re3d marks descriptions like "the army", too), and of
              `InChargeOf` (directs, controls) and `BelongsTo` (works for, subsidiary of, owns, directs, controls) in either direction.
    PolNeAR   test part. Of the claims Lading reads whose parties stand within the content of an attribution: how many it
              attributes, and how many of these to words that touch the source (sources that are pronouns are left out). Of
              the claims within no content: how many it leaves in the document's own voice. Political news of 2016 holds few claims.

None of them is about arms; relations of most kinds that disclosures tell (designations, exports, deliveries) are in none.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from corpora import read_core, read_polnear, read_re3d

from lading.claims.extractor import Extractor
from lading.claims.extractors import load_extractors, load_rules
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.read import read_claims
from lading.documents.read import Reader
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Reading, Tier

P, K = Predicate, MentionKind
OWNING = frozenset({P.OWNS, P.CONTROLS, P.SUBSIDIARY_OF})
SUPPLYING = frozenset({P.SUPPLIES, P.MANUFACTURES, P.DEVELOPS, P.PROCURES_FOR, P.CONTRACTS_WITH})
OF_CORE = {
    **dict.fromkeys(("acquired_by", "subsidiary_of", "shareholder_of"), "owning"),
    **dict.fromkeys(("client_of", "product_or_service_of"), "supplying"),
}
OWNED_FIRST = frozenset({"acquired_by", "subsidiary_of"})
OF_RE3D = {
    "InChargeOf": frozenset({P.DIRECTS, P.CONTROLS}),
    "BelongsTo": frozenset({P.WORKS_FOR, P.SUBSIDIARY_OF, P.OWNS, P.DIRECTS, P.CONTROLS}),
}
KINDS_OF_RE3D = {
    "Organisation": {K.ORG, K.AUTHORITY, K.MEDIA, K.GROUP, K.PLACE},
    "Person": {K.PERSON, K.GROUP},
    "Location": {K.PLACE},
}
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "who"])
Place = tuple[int, int]
Read = Callable[[str], Reading]


def touches(mention: Mention | None, place: Place) -> bool:
    """Whether a mention lies where a corpus marks a name, give or take words around it."""
    return mention is not None and mention.span.start < place[1] and place[0] < mention.span.end


def ends_of(claim: Claim) -> Iterator[tuple[Mention | None, Mention | None]]:
    """The pairs that a claim joins: its subject with its object, and each with its goods."""
    yield claim.subject, claim.object
    yield claim.subject, claim.item
    yield claim.object, claim.item


def joins(claim: Claim, first: Place, second: Place) -> bool:
    """Whether a claim leads from one place to another."""
    return any(touches(a, first) and touches(b, second) for a, b in ends_of(claim))


def owns(claim: Claim, owner: Place, owned: Place) -> bool:
    """Whether a claim makes one party the owner of another."""
    if claim.predicate is P.SUBSIDIARY_OF:
        return joins(claim, owned, owner)
    return claim.predicate in OWNING and joins(claim, owner, owned)


def measure_core(path: Path, read: Read) -> Counter[str]:
    """Rows by relation: gold, said, right; of all claims and of the verified."""
    counts: Counter[str] = Counter()
    for row in read_core(path):
        group = OF_CORE.get(row.relation, "")
        claims = read(row.text).claims
        counts[f"{group} gold"] += 1
        owner, owned = (row.second, row.first) if row.relation in OWNED_FIRST else (row.first, row.second)
        for tier, some in (("all", claims), ("verified", [c for c in claims if c.tier is Tier.VERIFIED])):
            forth = any(owns(c, owner, owned) for c in some)
            back = any(owns(c, owned, owner) for c in some)
            supplied = any(
                c.predicate in SUPPLYING and (joins(c, owner, owned) or joins(c, owned, owner)) for c in some
            )
            counts[f"owning said {tier}"] += forth or back
            counts[f"owning right {tier}"] += forth and group == "owning"
            counts[f"supplying said {tier}"] += supplied
            counts[f"supplying right {tier}"] += supplied and group == "supplying"
    return counts


def measure_re3d(folder: Path, read: Read) -> Counter[str]:
    """Names and relations, gold and found."""
    counts: Counter[str] = Counter()
    for text, entities, relations in read_re3d(folder):
        reading = read(text)
        for row in entities:
            kinds = KINDS_OF_RE3D.get(row["type"])
            if kinds:
                place = row["begin"], row["end"]
                counts[f"{row['type']} gold"] += 1
                counts[f"{row['type']} found"] += any(m.kind in kinds and touches(m, place) for m in reading.mentions)
        for row in relations:
            predicates = OF_RE3D.get(row["type"])
            if predicates:
                a, b = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
                found = [c for c in reading.claims if c.predicate in predicates and (joins(c, a, b) or joins(c, b, a))]
                counts[f"{row['type']} gold"] += 1
                counts[f"{row['type']} found"] += bool(found)
                counts[f"{row['type']} found verified"] += any(c.tier is Tier.VERIFIED for c in found)
    return counts


def measure_polnear(folder: Path, read: Read) -> Counter[str]:
    """Claims within and outside of attributed content, and what Lading says of their authority."""
    counts: Counter[str] = Counter()
    for text, told in read_polnear(folder):
        for claim in read(text).claims:
            spans = [m.span for m in (claim.subject, claim.object, claim.item) if m]
            start, end = min(s.start for s in spans), max(s.end for s in spans)
            if start < claim.evidence.span.start or end > claim.evidence.span.end:
                continue  # it speaks of a party named elsewhere
            around = [s for s in told if any(a <= start and end <= b for a, b in s.contents)]
            partly = [s for s in told if any(a < end and start < b for a, b in s.contents)]
            if around:
                sources = around[0].sources
                if not sources or any(text[a:b].lower() in PRONOUNS for a, b in sources):
                    continue
                right = any(x.span.start < b and a < x.span.end for x in claim.attribution for a, b in sources)
                counts["within"] += 1
                counts["within, attributed"] += bool(claim.attribution)
                counts["within, to the source"] += right
            elif not partly:
                counts["outside"] += 1
                counts["outside, own voice"] += not claim.attribution
    return counts


def make_reader(extractors: tuple[Extractor, ...]) -> Read:
    """Text → everything that is read in it."""
    guards, none, reader = load_guard_rules(), Gazetteer.empty(), Reader()

    def read(text: str) -> Reading:
        document = reader.read(text.encode(), name="text.txt").document
        if document.text.rstrip() != text.rstrip():
            raise SystemExit("a corpus text was changed by its reader: places would not fit")
        return read_claims(document, extractors=extractors, gazetteer=none, guards=guards)

    return read


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(whole, 1):.2f})"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rules", action="store_true")
    options = arguments.parse_args()
    folder, read = options.folder, make_reader(load_rules() if options.rules else load_extractors())
    core = measure_core(folder / "core_company_relations/dataset/test.json", read)
    for group in ("owning", "supplying"):
        for tier in ("all", "verified"):
            said, right = core[f"{group} said {tier}"], core[f"{group} right {tier}"]
            print(
                f"CORE {group:10} {tier:9} precision {share(right, said)}, recall {share(right, core[f'{group} gold'])}"
            )
    re3d = measure_re3d(folder / "re3d", read)
    for kind in (*KINDS_OF_RE3D, *OF_RE3D):
        verified = f", verified {re3d[f'{kind} found verified']}" if kind in OF_RE3D else ""
        print(f"re3d {kind:13} recall {share(re3d[f'{kind} found'], re3d[f'{kind} gold'])}{verified}")
    polnear = measure_polnear(folder / "polnear/test", read)
    print(f"PolNeAR within content: attributed {share(polnear['within, attributed'], polnear['within'])}, ", end="")
    print(f"to the source {share(polnear['within, to the source'], polnear['within, attributed'])}; ", end="")
    print(f"outside: own voice {share(polnear['outside, own voice'], polnear['outside'])}")


if __name__ == "__main__":
    main()
