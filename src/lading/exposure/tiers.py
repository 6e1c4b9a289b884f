"""Which tier the goods of a relation are on: by the codes that names, quotes and table cells give."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from lading.exposure.goods import GoodsTable, Tier, find_codes, goods_tier, is_code_column, read_code
from lading.model.claim import Claim
from lading.model.document import Document
from lading.model.exposure import Edge


def highest_tier(
    edge: Edge, names: Iterable[str], *, documents: Mapping[str, Document], table: GoodsTable
) -> Tier | None:
    """The highest tier of the goods of an edge, or None. Only what is said to be a customs code is read as one.

    Args:
        edge: the relation; each of its codes is read in the nomenclature of the year it happened or was published in.
        names: of the goods.
        documents: by id, for the cells of a table row that a claim quotes.
        table: the codes.
    """
    said = (edge.period.start or edge.published or "")[:4]
    bearing = [claim for claim in edge.claims if claim.bears_edge]
    texts = (*names, *(claim.evidence.exact for claim in bearing), edge.words)
    codes = dict.fromkeys((*find_codes(texts), *(code for claim in bearing for code in _cells(claim, documents))))
    tiers = (goods_tier(code, int(said) if said else None, table=table) for code in codes)
    return min((tier for tier in tiers if tier is not None), key=lambda tier: tier.tier, default=None)


def _cells(claim: Claim, documents: Mapping[str, Document]) -> Iterator[str]:
    """The codes in the row that a claim quotes, from columns and fields that are headed as such."""
    document = documents[claim.evidence.document_id]
    blocks = document.blocks
    for evidence in (claim.evidence, *claim.also):
        place = max(0, bisect_right(blocks, evidence.span.start, key=lambda block: block.span.start) - 1)
        while place < len(blocks) and blocks[place].span.start < evidence.span.end:
            for cell in blocks[place].cells:
                code = read_code(document.cut(cell.span)) if is_code_column(cell.column) else None
                if code is not None:
                    yield code
            place += 1
