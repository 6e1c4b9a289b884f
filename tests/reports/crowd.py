"""Cases of any size and of any malice: dossiers made by rule."""

import datetime as dt
from collections.abc import Sequence

from lading.model.claim import Claim, Reading
from lading.model.document import BlockKind
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Designation, Edge, Exposure, Path
from lading.model.issue import Issue, Severity
from lading.model.period import Period
from tests.reports.build import Reader, make_party, tie, write_document

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)",
    "{{ 7 * 7 }}{% raw %}",
    "Evil \u202egnirts\u202c Co",
    "Nul\u0000 bell\u0007 escape\u001b[31m red",
    "</style></script><!--",
    "javascript:alert(5)",
    "شركة الاختبار",
    "]]>&amp;&lt;",
    "Long" * 200,
)


def make_crowd(names: Sequence[str], *, target: str = "Listed Works", middle: str = "") -> Dossier:
    """Every named company supplies one listed party, through a listed middleman where one is named."""
    lines = [(BlockKind.PARAGRAPH, f"{name} supplied goods to {middle or target} in 2024.") for name in names]
    lines += [(BlockKind.PARAGRAPH, f"{middle} supplied goods to {target} in 2024.")] if middle else []
    document = write_document("crowd", lines, publisher="Example Courier", published="2025-01-01", language="en")
    reader = Reader(document)
    listed = reader.mention(target, "org")
    first = reader.mention(middle, "org") if middle else listed
    tied = {tie(reader, listed): "listed", tie(reader, first): "middle" if middle else "listed"}
    claims: list[Claim] = []
    edges: list[Edge] = []
    parties: list[Party] = []
    start = 0
    into = Edge("supplies", "middle", "listed", ("st-middle",), words="Linked To: Listed Works") if middle else None
    for i, name in enumerate(names):
        quote = lines[i][1][:-1]
        # The same name may come twice: each claim reads its own line.
        mention = reader.mention(name, "org", after=quote)
        tied[tie(reader, mention)] = f"p{i}"
        claim = reader.claim("supplies", quote, subject=mention, object=first, stance="asserted")
        edge = Edge(
            "supplies", f"p{i}", "middle" if middle else "listed", (f"st-{i}",), claims=(claim,), published="2025-01-01"
        )
        parts = (f"p{i}", "middle", "listed") if middle else (f"p{i}", "listed")
        path = Path(parts, (edge, into) if into else (edge,))
        exposure = Exposure(
            f"p{i}", "listed", "supplies", "export.risk", "supplier_of_listed (documented)", path, reasons=(name,)
        )
        parties.append(make_party(f"p{i}", "org", [name], status="exposed", schema="Company", exposures=[exposure]))
        claims.append(claim)
        edges.append(edge)
        start += len(lines[i][1]) + 1
    act = (Designation("listed", "x-1", "European Union", "269/2014", Period("2022-12-16", None), "eu_fsf"),)
    parties.append(make_party("listed", "org", [target], status="listed", schema="Company", listed=act))
    if into:
        edges.append(into)
        parties.append(make_party("middle", "org", [middle], status="listed", schema="Company", listed=act))
    return Dossier(
        as_of=dt.date(2025, 2, 1),
        documents=(document,),
        readings=(Reading(document.id, (), tuple(claims)),),
        party_of=tied,
        parties=tuple(parties),
        edges=tuple(edges),
        datasets=(),
        issues=tuple(Issue(Severity.WARNING, name, name, name, name) for name in names[:20]),
        version="lading 0.1.0",
    )
