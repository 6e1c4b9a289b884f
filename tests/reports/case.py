"""The Kupol case, written by hand in our own words from public facts: a dossier to render."""

import datetime as dt
import hashlib

from lading.model.claim import Claim, Qualifiers, Reading
from lading.model.document import Block, BlockKind, Cell, Document
from lading.model.dossier import Dataset, Dossier, Party
from lading.model.exposure import Designation, Edge, Exposure, Path
from lading.model.issue import Issue, Severity
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.model.period import Period
from lading.model.span import Span
from tests.reports.build import Reader, make_party, tie, write_document

H, P, B, Q, F = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUESTION, BlockKind.FIELD

REPORT = write_document(
    "kupol-report",
    [
        (H, "Papers place Chinese drone engineers inside a Russian arms plant"),
        (
            P,
            (
                "Chinese drone experts travelled to the Izhevsk arms plant IEMZ Kupol at least six times and worked there on "
                "armed drones, according to company documents and two European security officials cited by Reuters."
            ),
        ),
        (
            P,
            (
                "The officials said that Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards, and that the "
                "deliveries were arranged by TSK Vektor, a purchasing firm that buys for Kupol and is itself under US and EU "
                "sanctions."
            ),
        ),
        (H, "What the invoices say"),
        (B, "Hunan Haotianyi delivered the HW52V, a vertical take-off drone, to Kupol in the second half of 2024."),
        (B, "The Chinese drone experts put the aircraft together in Russia and trained the plant’s staff."),
        (
            P,
            (
                "Kupol builds thousands of Garpiya drones a year. The Garpiya is modelled on Iran’s Shahed. A further type, "
                "the GA-21, may be under development there and is believed to derive from the Shahed-107."
            ),
        ),
        (
            P,
            (
                "“Chinese parts carry Russian aerial drones to a degree that few had expected,” said Samuel Bendett of the Center "
                "for a New American Security."
            ),
        ),
        (Q, "What does Beijing say?"),
        (P, "China’s foreign ministry said that it was not aware of the cooperation."),
    ],
    title="Papers place Chinese drone engineers inside a Russian arms plant",
    publisher="Example Courier",
    url="https://courier.example/2025/09/kupol",
    published="2025-09-25",
    retrieved="2025-09-28",
    language="en",
)

NOTE = write_document(
    "nakladnaya-117",
    [
        (H, "Товарная накладная № 117"),
        (F, "Грузополучатель: АО «ИЭМЗ «Купол», Ижевск"),
        (
            P,
            (
                "ООО «ТСК Вектор» поставило АО «ИЭМЗ «Купол» беспилотные аппараты A140 производства «Сычуань АЕЕ» (一电航空) в "
                "количестве 40 штук 14 октября 2024 года."
            ),
        ),
    ],
    publisher="",
    published="2024-10",
    retrieved="2025-09-28",
    language="ru",
)

NOTICE = write_document(
    "aee-notice",
    [
        (H, "关于近期媒体报道的声明"),
        (P, "四川一电航空技术有限公司声明：本公司从未向俄罗斯库波尔工厂供应任何无人机，也从未派遣人员前往该工厂。"),
    ],
    title="关于近期媒体报道的声明",
    publisher="四川一电航空技术有限公司",
    url="https://aee.example/notice",
    published="2025-09-29",
    language="zh",
)


def _write_customs() -> Document:
    head = ["Date", "Consignor", "Consignee", "Goods", "Quantity"]
    rows = [
        head,
        ["2024-08-19", "Hunan Haotianyi", "TSK Vektor OOO", "HW52V unmanned aircraft", "6"],
        ["2024-11", "Sichuan AEE", "TSK Vektor OOO", "A900 unmanned aircraft", "12"],
    ]
    text, blocks = "", []
    for row in rows:
        start, cells = len(text), []
        for i, value in enumerate(row):
            text += "\t" if i else ""
            cells.append(Cell(head[i], Span(len(text), len(text) + len(value))))
            text += value
        blocks.append(Block(BlockKind.ROW, Span(start, len(text)), tuple(cells)))
        text += "\n"
    return Document(
        text=text,
        name="customs-2024.csv",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/csv",
        published="2025-09-30",
        language="en",
        blocks=tuple(blocks),
    )


CUSTOMS = _write_customs()

OFAC, EU = "US Treasury (OFAC)", "European Union"


def make_case() -> Dossier:  # noqa: PLR0915  # a case is long; it is data
    """The whole dossier, as of 2025-10-01."""
    r, n, z, c = Reader(REPORT), Reader(NOTE), Reader(NOTICE), Reader(CUSTOMS, method="tables/1")
    experts = r.mention("Chinese drone experts", "group", country="cn")
    kupol = r.mention("IEMZ Kupol", "org")
    kupol2 = r.mention("Kupol", "org", "IEMZ Kupol", after="drones to Kupol")
    aee = r.mention("Sichuan AEE", "org")
    a140, a900 = r.mention("A140", "item"), r.mention("A900", "item")
    vektor = r.mention("TSK Vektor", "org")
    hunan = r.mention("Hunan Haotianyi", "org")
    hw52v = r.mention("HW52V", "item")
    garpiya, shahed = r.mention("Garpiya", "item"), r.mention("Shahed", "item")
    ga21, shahed107 = r.mention("GA-21", "item"), r.mention("Shahed-107", "item")
    bendett = r.mention("Samuel Bendett", "person")
    cnas = r.mention("Center for a New American Security", "org")
    reuters = r.mention("Reuters", "media")
    ministry = r.mention("China’s foreign ministry", "authority", country="cn")
    eu_group = r.mention("two European security officials", "group")
    papers, officials = (
        r.authority("company documents", "records"),
        r.authority("two European security officials", "officials"),
    )
    said, invoices = r.authority("The officials", "officials"), r.authority("invoices", "records")
    speaker = r.authority("China’s foreign ministry", "government")
    scholar = r.authority("Samuel Bendett", "person")
    deliveries = "Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards"
    since = Qualifiers(time=Period("2024", None))

    visits = r.claim(
        "visits",
        "Chinese drone experts travelled to the Izhevsk arms plant IEMZ Kupol at least six times",
        subject=experts,
        object=kupol,
        by=(papers, officials),
        relayed_by="Reuters",
        when=Qualifiers(quantity="at least six times", place="Izhevsk"),
    )
    develops = r.claim(
        "develops",
        "worked there on armed drones",
        subject=experts,
        object=kupol,
        by=(papers, officials),
        relayed_by="Reuters",
    )
    ships140 = r.claim(
        "supplies", deliveries, subject=aee, object=kupol2, item=a140, by=(said,), relayed_by="Reuters", when=since
    )
    ships900 = r.claim(
        "supplies", deliveries, subject=aee, object=kupol2, item=a900, by=(said,), relayed_by="Reuters", when=since
    )
    procures = r.claim(
        "procures_for",
        f"{deliveries}, and that the deliveries were arranged by TSK Vektor, a purchasing firm that buys for Kupol",
        subject=vektor,
        object=kupol2,
        by=(said,),
        relayed_by="Reuters",
        when=since,
    )
    listed = r.claim("designated_by", "is itself under US and EU sanctions", subject=vektor, stance="asserted")
    delivers = r.claim(
        "supplies",
        "Hunan Haotianyi delivered the HW52V, a vertical take-off drone, to Kupol in the second half of 2024",
        subject=hunan,
        object=kupol2,
        item=hw52v,
        by=(invoices,),
        when=Qualifiers(time=Period("2024-07", "2024-12")),
    )
    assembles = r.claim(
        "assembles",
        "The Chinese drone experts put the aircraft together in Russia",
        subject=experts,
        by=(invoices,),
        item=hw52v,
    )
    trains = r.claim("trains", "trained the plant’s staff", subject=experts, object=kupol2, by=(invoices,))
    builds = r.claim(
        "manufactures",
        "Kupol builds thousands of Garpiya drones a year",
        subject=kupol2,
        item=garpiya,
        stance="asserted",
        when=Qualifiers(quantity="thousands a year"),
    )
    modelled = r.claim(
        "derived_from", "The Garpiya is modelled on Iran’s Shahed", subject=garpiya, object=shahed, stance="asserted"
    )
    ga = r.claim(
        "develops", "the GA-21, may be under development there", subject=kupol2, item=ga21, stance="hedged", score=0.61
    )
    ga_from = r.claim(
        "derived_from",
        "the GA-21, may be under development there and is believed to derive from the Shahed-107",
        subject=ga21,
        object=shahed107,
        stance="hedged",
        score=0.58,
        tier="needs_review",
    )
    works = r.claim(
        "works_for",
        "Samuel Bendett of the Center for a New American Security",
        subject=bendett,
        object=cnas,
        stance="asserted",
    )
    opinion = r.claim(
        "comments",
        "Chinese parts carry Russian aerial drones to a degree that few had expected",
        subject=bendett,
        stance="opinion",
        by=(scholar,),
    )
    unaware = r.claim(
        "comments",
        "China’s foreign ministry said that it was not aware of the cooperation",
        subject=ministry,
        stance="no_knowledge",
        by=(speaker,),
        denies=(visits, develops, ships140, ships900, delivers),
    )

    n_vektor, n_kupol = n.mention("ООО «ТСК Вектор»", "org"), n.mention("АО «ИЭМЗ «Купол»", "org")
    n_140 = n.mention("A140", "item")
    n_aee = n.mention("一电航空", "org", "«Сычуань АЕЕ»")
    note = n.claim(
        "supplies",
        "ООО «ТСК Вектор» поставило АО «ИЭМЗ «Купол» беспилотные аппараты A140",
        subject=n_vektor,
        object=n_kupol,
        item=n_140,
        stance="asserted",
        when=Qualifiers(time=Period("2024-10-14", "2024-10-14"), quantity="40"),
    )
    makes = n.claim(
        "manufactures",
        "A140 производства «Сычуань АЕЕ» (一电航空)",
        subject=n_aee,
        item=n_140,
        stance="asserted",
    )
    z_aee = z.mention("四川一电航空技术有限公司", "org")
    z_kupol = z.mention("库波尔工厂", "org")
    denial = z.claim(
        "supplies",
        "本公司从未向俄罗斯库波尔工厂供应任何无人机",
        subject=z_aee,
        object=z_kupol,
        stance="denied",
        by=(z.authority("本公司", "company"),),
        denies=(ships140, ships900),
        score=0.9,
    )
    c_hunan, c_vektor = c.mention("Hunan Haotianyi", "org"), c.mention("TSK Vektor OOO", "org")
    c_aee, c_hw = c.mention("Sichuan AEE", "org"), c.mention("HW52V unmanned aircraft", "item", "HW52V")
    c_900 = c.mention("A900 unmanned aircraft", "item", "A900")
    rows = [CUSTOMS.cut(block.span) for block in CUSTOMS.blocks]
    row1 = c.claim(
        "supplies",
        rows[1],
        subject=c_hunan,
        object=c_vektor,
        item=c_hw,
        stance="asserted",
        when=Qualifiers(time=Period("2024-08-19", "2024-08-19"), quantity="6"),
    )
    row2 = c.claim(
        "supplies",
        rows[2],
        subject=c_aee,
        object=c_vektor,
        item=c_900,
        stance="asserted",
        when=Qualifiers(time=Period("2024-11", "2024-11"), quantity="12"),
    )

    def edge(kind: str, source: str, target: str, *claims: Claim, items: tuple[str, ...] = (), **more: object) -> Edge:
        held = next((x.qualifiers.time for x in claims if x.qualifiers.time), None) or Period()
        fields: dict[str, object] = {
            "items": items,
            "period": held,
            "claims": claims,
            "published": "2025-09-25",
            **more,
        }
        return Edge(kind, source, target, tuple(f"st-{x.id[:8]}" for x in claims), **fields)  # type: ignore[arg-type]  # named

    aee_kupol = edge("supplies", "aee", "kupol", ships140, ships900, items=("a140", "a900"), denials=(denial, unaware))
    hunan_kupol = edge("supplies", "hunan", "kupol", delivers, items=("hw52v",), denials=(unaware,))
    vektor_kupol = edge("procures_for", "vektor", "kupol", procures)
    note_edge = edge("supplies", "vektor", "kupol", note, items=("a140",), published="2024-10")
    aee_vektor = edge("supplies", "aee", "vektor", row2, items=("a900",), published="2025-09-30")
    hunan_vektor = edge("supplies", "hunan", "vektor", row1, items=("hw52v",), published="2025-09-30")
    linked = Edge(
        "linked_to",
        "vektor",
        "kupol",
        ("st-ofac",),
        dataset="us_ofac_sdn",
        words="Linked To: JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL.",
    )
    edges = (
        aee_kupol,
        hunan_kupol,
        vektor_kupol,
        note_edge,
        aee_vektor,
        hunan_vektor,
        linked,
        edge("visits", "experts", "kupol", visits, denials=(unaware,)),
        edge("develops", "experts", "kupol", develops, denials=(unaware,)),
        edge("trains", "experts", "kupol", trains),
        edge("assembles", "experts", "hw52v", assembles),
        edge("manufactures", "kupol", "garpiya", builds),
        edge("develops", "kupol", "ga21", ga),
        edge("derived_from", "garpiya", "shahed", modelled),
        edge("derived_from", "ga21", "shahed107", ga_from),
        edge("manufactures", "aee", "a140", makes, published="2024-10"),
        edge("works_for", "bendett", "cnas", works),
    )

    def designation(
        party: str, entity: str, authority: str, program: str, start: str | None, dataset: str
    ) -> Designation:
        return Designation(party, entity, authority, program, Period(start, None), dataset)

    kupol_listed = (
        designation("kupol", "ofac-46431", OFAC, "RUSSIA-EO14024", None, "us_ofac_sdn"),
        designation("kupol", "ofac-46431", OFAC, "UKRAINE-EO13662", None, "us_ofac_sdn"),
        designation("kupol", "eu-kupol", EU, "269/2014", "2022-12-16", "eu_fsf"),
    )
    vektor_listed = (
        designation("vektor", "ofac-46441", OFAC, "RUSSIA-EO14024", "2023-12-12", "us_ofac_sdn"),
        designation("vektor", "eu-vektor", EU, "269/2014", "2024-12-16", "eu_fsf"),
    )
    aee_later = designation("aee", "eu-aee", EU, "269/2014", "2026-04-23", "eu_fsf")
    hunan_later = designation("hunan", "eu-hunan", EU, "269/2014", "2026-04-23", "eu_fsf")

    def expose(party: str, main: Edge, via: Edge, later: Designation, contradicted: tuple[Claim, ...]) -> Exposure:
        return Exposure(
            party=party,
            risk_source="kupol",
            rule="supplies-designated",
            topic="export.risk",
            label="supplier_of_listed (documented)",
            path=Path((party, "kupol"), (main,)),
            alternatives=(Path((party, "vektor", "kupol"), (via, vektor_kupol)),),
            weight=0.9,
            reasons=(
                "Supplying a designated arms maker is direct exposure (1 hop)",
                "The goods are an equipment model",
            ),
            contradicted_by=contradicted,
            voices=2,
            first_said="2025-09-25",
            later_designation=later,
            lead_days=210,
        )

    def judged(
        query: str, candidate: str, name: str, decision: str, score: float, *why: tuple[str, float, str]
    ) -> Judgement:
        match = Match(query, candidate, score, tuple(Reason(*reason) for reason in why), name)
        return Judgement(match, Decision(decision), "auto names/1")

    parties: tuple[Party, ...] = (
        make_party(
            "kupol",
            "org",
            ["IEMZ Kupol", "АО «ИЭМЗ «Купол»", "库波尔工厂"],
            status="listed",
            schema="Company",
            more=[
                ("alias", "JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL", "us_ofac_sdn"),
                ("country", "ru", "us_ofac_sdn"),
                ("innCode", "1831083343", "us_ofac_sdn"),
            ],
            listed=kupol_listed,
            judgements=[
                judged(
                    "kupol",
                    "ofac-46431",
                    "JSC IEMZ KUPOL",
                    "positive",
                    0.97,
                    ("name", 0.9, "«IEMZ Kupol» is JSC IEMZ KUPOL without its legal form"),
                    ("country", 0.07, "both in Russia"),
                )
            ],
        ),
        make_party(
            "vektor",
            "org",
            ["TSK Vektor", "ООО «ТСК Вектор»"],
            status="listed",
            schema="Company",
            more=[("innCode", "3849055365", "us_ofac_sdn"), ("country", "ru", "us_ofac_sdn")],
            listed=vektor_listed,
            judgements=[
                judged(
                    "vektor",
                    "ofac-46441",
                    "TSK VEKTOR, OOO",
                    "positive",
                    0.96,
                    ("name", 0.96, "«ТСК Вектор» is TSK VEKTOR (transliteration)"),
                ),
                judged(
                    "vektor",
                    "ofac-51292",
                    "VEKTOR, OOO",
                    "negative",
                    0.54,
                    ("name", 0.72, "VEKTOR is only the last word of «TSK Vektor»"),
                    ("name", -0.18, "TSK stands on one side only and tells firms apart"),
                ),
                judged(
                    "vektor",
                    "ofac-51265",
                    "REDLEPUS TSK VECTOR INDUSTRIAL SHENZHEN CO LTD",
                    "unsure",
                    0.58,
                    ("name", 0.7, "TSK VECTOR stands in both"),
                    ("country", -0.12, "Russia against China"),
                ),
            ],
        ),
        make_party(
            "aee",
            "org",
            ["Sichuan AEE", "四川一电航空技术有限公司", "«Сычуань АЕЕ»"],
            status="exposed",
            schema="Company",
            more=[("country", "cn", "documents")],
            later=[aee_later],
            exposures=[expose("aee", aee_kupol, aee_vektor, aee_later, (denial, unaware))],
        ),
        make_party(
            "hunan",
            "org",
            ["Hunan Haotianyi"],
            status="exposed",
            schema="Company",
            later=[hunan_later],
            exposures=[expose("hunan", hunan_kupol, hunan_vektor, hunan_later, (unaware,))],
        ),
        make_party("experts", "group", ["Chinese drone experts"], status="mentioned", schema="LegalEntity"),
        make_party("officials", "group", ["two European security officials"], schema="LegalEntity"),
        make_party("bendett", "person", ["Samuel Bendett"], status="mentioned", schema="Person"),
        make_party("cnas", "org", ["Center for a New American Security"], status="mentioned"),
        make_party("reuters", "media", ["Reuters"], status="mentioned"),
        make_party("ministry", "authority", ["China’s foreign ministry"], schema="PublicBody"),
        *(
            make_party(key, "item", [name], schema="Asset")
            for key, name in [
                ("a140", "A140"),
                ("a900", "A900"),
                ("hw52v", "HW52V"),
                ("garpiya", "Garpiya"),
                ("shahed", "Shahed"),
                ("ga21", "GA-21"),
                ("shahed107", "Shahed-107"),
            ]
        ),
    )
    tied = [
        (r, experts, "experts"), (r, kupol, "kupol"), (r, aee, "aee"), (r, a140, "a140"), (r, a900, "a900"),
        (r, vektor, "vektor"), (r, hunan, "hunan"), (r, hw52v, "hw52v"), (r, garpiya, "garpiya"), (r, shahed, "shahed"),
        (r, ga21, "ga21"), (r, shahed107, "shahed107"), (r, bendett, "bendett"), (r, cnas, "cnas"),
        (r, reuters, "reuters"), (r, ministry, "ministry"), (r, eu_group, "officials"), (n, n_vektor, "vektor"),
        (n, n_kupol, "kupol"), (n, n_140, "a140"), (n, n_aee, "aee"), (z, z_aee, "aee"), (z, z_kupol, "kupol"),
        (c, c_hunan, "hunan"), (c, c_vektor, "vektor"), (c, c_aee, "aee"), (c, c_hw, "hw52v"), (c, c_900, "a900"),
    ]  # fmt: skip
    report_claims = (
        visits, develops, ships140, ships900, procures, listed, delivers, assembles, trains, builds, modelled, ga, ga_from,
        opinion, works, unaware,
    )  # fmt: skip
    return Dossier(
        as_of=dt.date(2025, 10, 1),
        documents=(REPORT, NOTE, NOTICE, CUSTOMS),
        readings=(
            Reading(REPORT.id, tuple(m for reader, m, _ in tied if reader is r), report_claims),
            Reading(NOTE.id, (n_vektor, n_kupol, n_140, n_aee), (note, makes)),
            Reading(NOTICE.id, (z_aee, z_kupol), (denial,)),
            Reading(CUSTOMS.id, (c_hunan, c_vektor, c_aee, c_hw, c_900), (row1, row2)),
        ),
        party_of={tie(reader, mention): party for reader, mention, party in tied},
        parties=parties,
        edges=edges,
        datasets=(
            Dataset(
                "us_ofac_sdn",
                "OFAC Specially Designated Nationals",
                OFAC,
                17432,
                "2025-09-24",
                "https://sanctionslist.ofac.treas.gov/",
                ("sdn.csv", "alt.csv", "add.csv"),
            ),
            Dataset("eu_fsf", "EU financial sanctions", EU, 5711, "2025-09-19", "", ("eu.json",)),
            Dataset("un_sc", "UN Security Council consolidated list", "United Nations", 1002, None),
        ),
        issues=(
            Issue(
                Severity.ERROR, "scan-03.pdf", "", "the document holds no text", "run a text recogniser over it first"
            ),
            Issue(
                Severity.WARNING,
                "customs-2024.csv",
                "row 4",
                "the date 31.02.2024 is on no calendar",
                "check the original",
            ),
            Issue(
                Severity.NOTE,
                "un_sc",
                "",
                "the list does not say of which date it is",
                "give its date with --list-date",
            ),
        ),
        version="lading 0.1.0 · claims rules/1 · names/1 · exposure rules 2026-11",
    )
