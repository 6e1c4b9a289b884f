import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.claims.fields.extractor import FieldsExtractor
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import Reader
from lading.model.claim import Claim, MentionKind, Polarity, Reading, Stance, Tier
from lading.model.document import Document
from tests.shared_data import shared

EXTRACTOR = FieldsExtractor()
READER = Reader()


def read(text: str, name: str = "form.txt") -> tuple[Document, Reading]:
    document = READER.read(text.encode(), name=name).document
    reading = EXTRACTOR.extract(document, Gazetteer.empty())
    for mention in reading.mentions:
        assert document.cut(mention.span) == mention.text
    for claim in reading.claims:
        for evidence in (claim.evidence, *claim.also):
            evidence.check(document)
        assert claim.method == "fields/1"
        assert claim.polarity is Polarity.AFFIRMED
        assert claim.attribution == ()
    return document, reading


def said(claim: Claim) -> tuple[str, str, str, str]:
    parts = (claim.subject, claim.object, claim.item)
    return (claim.predicate.value, *(part.text if part else "" for part in parts))  # type: ignore[return-value]


def claims_of(text: str, name: str = "form.txt") -> list[tuple[str, str, str, str]]:
    return [said(claim) for claim in read(text, name)[1].claims]


WAYBILL = """AIR WAYBILL 784-0000

Shipper: Redlepus Vector Industry Shenzhen Co., Ltd., Room 101, Xinghua Building, Shenzhen
Consignee: TSK Vektor LLC (INN 3849055365), Irkutsk, Russia
Notify party: Example Customs Broker GmbH
Carrier: Example Air Cargo
Description of goods: piston engines L550
Quantity: 12 pcs
Declared value: USD 60,000.00
Date of shipment: 18 March 2024
"""


def test_an_english_waybill_says_who_ships_and_who_carries() -> None:
    _, reading = read(WAYBILL)
    shipper = "Redlepus Vector Industry Shenzhen Co., Ltd."
    assert [said(claim) for claim in reading.claims] == [
        ("supplies", shipper, "TSK Vektor LLC", "piston engines L550"),
        ("transports", "Example Air Cargo", "TSK Vektor LLC", "piston engines L550"),
    ]
    claim = reading.claims[0]
    assert (claim.tier, claim.stance) == (Tier.VERIFIED, Stance.ASSERTED)
    assert claim.evidence.exact.startswith("Shipper: ")
    assert claim.evidence.exact.endswith("piston engines L550")
    assert str(claim.qualifiers.time) == "2024-03-18 to 2024-03-18" or str(claim.qualifiers.time) == "2024-03-18"
    assert claim.qualifiers.quantity == "12 pcs"
    assert (claim.qualifiers.amount, claim.qualifiers.currency) == ("60000.00", "USD")


def test_the_notified_party_is_mentioned_and_claimed_nothing_of() -> None:
    _, reading = read(WAYBILL)
    assert "Example Customs Broker GmbH" in [mention.text for mention in reading.mentions]
    assert not any("Broker" in part for claim in reading.claims for part in said(claim))


def test_a_russian_delivery_note_with_a_table_of_goods() -> None:
    text = (
        "Товарная накладная № 7\n\nПоставщик: ООО «ТСК Вектор», ИНН 3849055365, г. Иркутск\nГрузоотправитель: он же\n"
        "Грузополучатель: АО «ИЭМЗ «Купол», ИНН 1831083343, г. Ижевск\nДата: 14.08.2024\n\n"
        "№\tНаименование товара\tЕд. изм.\tКоличество\n1\tДвигатель L550\tшт.\t4\n2\tВинт\tшт.\t8\n"
    )
    document, reading = read(text)
    assert [said(claim) for claim in reading.claims] == [
        ("supplies", "ООО «ТСК Вектор»", "АО «ИЭМЗ «Купол»", "Двигатель L550"),
        ("supplies", "ООО «ТСК Вектор»", "АО «ИЭМЗ «Купол»", "Винт"),
    ]
    assert document.language == "ru"
    assert all(claim.tier is Tier.VERIFIED for claim in reading.claims)
    assert [claim.qualifiers.quantity for claim in reading.claims] == ["4 шт.", "8 шт."]
    numbers = {mention.text: mention.identifiers for mention in reading.mentions}
    assert numbers["ООО «ТСК Вектор»"] == (("innCode", "3849055365"),)
    assert numbers["АО «ИЭМЗ «Купол»"] == (("innCode", "1831083343"),)


def test_a_chinese_notice_with_a_model_and_a_credit_code() -> None:
    text = (
        "发货通知\n供应商：厦门林巴贺航空发动机股份有限公司（统一社会信用代码：91350200051193084R）\n"
        "收货人：红兔矢量实业（深圳）有限公司，深圳市龙岗区\n货物名称：航空发动机\n型号：L550E\n数量：3台\n日期：2024年5月7日\n"
    )
    _, reading = read(text)
    (claim,) = reading.claims
    assert said(claim) == (
        "supplies",
        "厦门林巴贺航空发动机股份有限公司",
        "红兔矢量实业（深圳）有限公司",
        "L550E",
    )
    assert claim.subject is not None
    assert claim.subject.identifiers == (("uscCode", "91350200051193084R"),)
    assert claim.qualifiers.time is not None
    assert claim.qualifiers.time.start == "2024-05-07"


def test_each_customs_row_is_its_own_evidence() -> None:
    text = (
        "Date,Exporter,Consignee,Consignee INN,Goods,Qty,Value (USD)\n"
        '2024-03-18,"Shenzhen Yidian Aviation Technology Co., Ltd.",TSK VEKTOR OOO,3849055365,Drones A140,4,40000\n'
        "2024-03-19,Example Bearings,Example Tools,,Bearings,400,520\n"
    )
    document, reading = read(text, "customs.csv")
    assert [said(claim) for claim in reading.claims] == [
        ("supplies", "Shenzhen Yidian Aviation Technology Co., Ltd.", "TSK VEKTOR OOO", "Drones A140"),
        ("supplies", "Example Bearings", "Example Tools", "Bearings"),
    ]
    assert [claim.evidence.span for claim in reading.claims] == [block.span for block in document.blocks[1:]]
    first = reading.claims[0]
    assert first.object is not None
    assert first.object.identifiers == (("innCode", "3849055365"),)
    assert (first.qualifiers.amount, first.qualifiers.currency) == ("40000", "USD")


def test_in_a_long_table_the_row_is_the_quote_and_the_parties_stand_beside_it() -> None:
    goods = "".join(f"{number}\tpump of type {number}\t{number + 1}\n" for number in range(200))
    document, reading = read(f"Supplier: Alpha Trading\nConsignee: Beta Industries\n\nNo\tGoods\tQty\n{goods}")
    assert len(reading.claims) == 200
    last = reading.claims[-1]
    assert last.evidence.exact == "199\tpump of type 199\t200"
    assert [evidence.exact for evidence in last.also] == ["Supplier: Alpha Trading", "Consignee: Beta Industries"]
    assert document.cut(last.evidence.span) == last.evidence.exact


def test_a_table_of_labels_and_values_is_a_form() -> None:
    text = "Поставщик:\tООО «ТСК Вектор»\nПокупатель:\tАО «ИЭМЗ «Купол»\nТовар:\tБПЛА A140\n"
    assert claims_of(text) == [("supplies", "ООО «ТСК Вектор»", "АО «ИЭМЗ «Купол»", "БПЛА A140")]


def test_a_web_page_with_a_table_of_deliveries() -> None:
    page = (
        "<html><body><h1>Deliveries</h1><table><tr><th>Supplier</th><th>Recipient</th><th>Product</th></tr>"
        "<tr><td>Sichuan AEE</td><td>TSK Vektor</td><td>A900</td></tr></table></body></html>"
    )
    assert claims_of(page, "page.html") == [("supplies", "Sichuan AEE", "TSK Vektor", "A900")]


def test_the_consignee_procures_for_the_end_user() -> None:
    text = "Seller: Sichuan AEE\nConsignee: TSK Vektor LLC\nEnd user: IEMZ Kupol\nGoods: A140\n"
    assert claims_of(text) == [
        ("supplies", "Sichuan AEE", "TSK Vektor LLC", "A140"),
        ("procures_for", "TSK Vektor LLC", "IEMZ Kupol", "A140"),
    ]


def test_a_buyer_who_has_goods_sent_to_another_waits_for_a_person() -> None:
    text = "Seller: Sichuan AEE\nBuyer: TSK Vektor LLC\nConsignee: IEMZ Kupol\nGoods: A140\n"
    tiers = {said(claim)[:3]: claim.tier for claim in read(text)[1].claims}
    assert tiers == {
        ("supplies", "Sichuan AEE", "IEMZ Kupol"): Tier.VERIFIED,
        ("supplies", "Sichuan AEE", "TSK Vektor LLC"): Tier.VERIFIED,
        ("procures_for", "TSK Vektor LLC", "IEMZ Kupol"): Tier.NEEDS_REVIEW,
    }


def test_a_maker_is_not_taken_for_the_supplier() -> None:
    text = "Manufacturer: Limbach Flugmotoren GmbH\nExporter: Redlepus Co Ltd\nConsignee: TSK Vektor\nGoods: L550\n"
    assert claims_of(text) == [
        ("supplies", "Redlepus Co Ltd", "TSK Vektor", "L550"),
        ("manufactures", "Limbach Flugmotoren GmbH", "", "L550"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From: Alpha Trading\nTo: Beta Industries\nGoods: bearings\n",
        "Исполнитель: ООО «Альфа»\nЗаказчик: АО «Бета»\nТовар: подшипники\n",
        "乙方：甲乙贸易有限公司\n甲方：丙丁实业有限公司\n货物名称：轴承\n",
        "Supplier: Alpha Trading\nCustomer: Beta Industries\nGoods: bearings\n",
        "Shipper/Consignee: Alpha Trading\nBuyer: Beta Industries\nGoods: bearings\n",
    ],
)
def test_doubtful_labels_wait_for_a_person(text: str) -> None:
    claims = read(text)[1].claims
    assert claims
    assert all(claim.tier is Tier.NEEDS_REVIEW for claim in claims)


@pytest.mark.parametrize("title", ["PRO FORMA INVOICE", "Purchase order No. 5", "Коммерческое предложение", "形式发票"])
def test_an_offer_or_an_order_is_a_plan(title: str) -> None:
    (claim,) = read(f"{title}\n\nSeller: Alpha Trading\nBuyer: Beta Industries\n")[1].claims
    assert claim.stance is Stance.PLANNED
    assert not claim.bears_edge


def test_a_cancelled_row_waits_for_a_person() -> None:
    text = "Supplier,Consignee,Goods,Status\nAEE,TSK Vektor,A140,delivered\nAEE,TSK Vektor,A900,cancelled\n"
    tiers = [claim.tier for claim in read(text, "a.csv")[1].claims]
    assert tiers == [Tier.VERIFIED, Tier.NEEDS_REVIEW]


def test_two_forms_in_one_document_are_not_mixed() -> None:
    text = (
        "Supplier: Alpha Trading\nConsignee: Beta Industries\nGoods: bearings\n\n"
        "Supplier: Gamma Trading\nConsignee: Delta Industries\nGoods: towels\n"
    )
    assert claims_of(text) == [
        ("supplies", "Alpha Trading", "Beta Industries", "bearings"),
        ("supplies", "Gamma Trading", "Delta Industries", "towels"),
    ]


def test_identifiers_on_lines_of_their_own_belong_to_the_party_above() -> None:
    text = (
        "Поставщик: ООО «ТСК Вектор»\nИНН/КПП: 3849055365/384901001\nОГРН: 1153850042246\n"
        "Покупатель: АО «ИЭМЗ «Купол»\nИНН покупателя: 1831083343\n"
    )
    (claim,) = read(text)[1].claims
    assert claim.subject is not None
    assert claim.object is not None
    assert claim.subject.identifiers == (("innCode", "3849055365"), ("ogrnCode", "1153850042246"))
    assert claim.object.identifiers == (("innCode", "1831083343"),)


def test_a_label_on_a_line_of_its_own_takes_the_line_below() -> None:
    text = "CONSIGNOR:\n\nRedlepus Vector Industry Shenzhen Co Ltd\n\nCONSIGNEE:\n\nTSK Vektor OOO\n"
    assert claims_of(text) == [("supplies", "Redlepus Vector Industry Shenzhen Co Ltd", "TSK Vektor OOO", "")]


def test_several_labels_on_one_line() -> None:
    text = "Поставщик: ООО «Альфа»; Получатель: АО «Бета»; Товар: насосы"
    assert claims_of(text) == [("supplies", "ООО «Альфа»", "АО «Бета»", "насосы")]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Xiamen Limbach Aircraft Engine Co., Ltd., Unit E, Xiamen", "Xiamen Limbach Aircraft Engine Co., Ltd."),
        ("TSK VEKTOR, OOO, Irkutsk", "TSK VEKTOR, OOO"),
        ("ООО «Рога, копыта и К», г. Иркутск", "ООО «Рога, копыта и К»"),
        ("巨航航空科技（深圳）有限公司（深圳市宝安区）", "巨航航空科技（深圳）有限公司"),
        ("TSK Vektor (Russia)", "TSK Vektor"),
        ("TSK Vektor INN 3849055365 KPP 384901001", "TSK Vektor"),
        ("ООО ТСК Вектор 664048 Иркутск", "ООО ТСК Вектор"),
        ("Example Ceramics S.R.L.", "Example Ceramics S.R.L"),
    ],
)
def test_the_mention_is_the_name_alone(value: str, name: str) -> None:
    _, reading = read(f"Consignee: {value}\nSupplier: Alpha Trading\n")
    assert name in [mention.text.rstrip(".") if name.endswith("L") else mention.text for mention in reading.mentions]


@pytest.mark.parametrize("value", ["to order", "—", "не указан", "n/a", "无"])
def test_a_value_that_names_nobody_makes_no_party(value: str) -> None:
    assert claims_of(f"Supplier: Alpha Trading\nConsignee: {value}\n") == []


@pytest.mark.parametrize(
    "label", ["Consignee address", "Consignee (country)", "Buyer's bank", "Адрес поставщика", "收货人地址"]
)
def test_labels_of_other_things_name_no_party(label: str) -> None:
    assert claims_of(f"Supplier: Alpha Trading\n{label}: Izhevsk Region\n") == []


def test_an_ambiguous_date_is_left_out() -> None:
    form = "Supplier: Alpha Trading\nConsignee: Beta Industries\nDate: {}\n"
    assert read(form.format("04/05/2024"))[1].claims[0].qualifiers.time is None
    period = read(form.format("24/05/2024"))[1].claims[0].qualifiers.time
    assert period is not None
    assert period.start == "2024-05-24"


@pytest.mark.parametrize(
    "text",
    [
        "From: Anna Example\nTo: Boris Example\nDate: 5 May 2024\n\nDear Boris, the goods are late.\n",
        "Плательщик: ООО «Альфа»\nПолучатель: АО «Бета»\nСумма: 5000 руб.\n",
        "Sender: Anna Example\nCustomer: Boris Example\n",
    ],
)
def test_a_letter_or_a_payment_is_no_delivery(text: str) -> None:
    assert claims_of(text) == []


def test_a_sender_and_a_recipient_of_goods_are_supplier_and_consignee() -> None:
    (claim,) = read("Отправитель: ООО «Альфа»\nПолучатель: АО «Бета»\nГруз: насосы\n")[1].claims
    assert claim.tier is Tier.VERIFIED


def test_every_label_of_the_lexicon_has_one_role() -> None:
    shared_labels = {label: roles for label, roles in EXTRACTOR.lexicon.labels.items() if len(roles) > 1}
    assert shared_labels == {}


def test_a_news_report_is_no_form() -> None:
    text = shared("eval/claims_texts/seed.txt").read_text(encoding="utf-8")
    document, reading = read(text)
    assert not EXTRACTOR.reads(document)
    assert reading.claims == ()


def test_the_same_document_gives_the_same_reading() -> None:
    assert read(WAYBILL)[1] == read(WAYBILL)[1]


def test_goods_are_items_and_parties_are_organisations_or_persons() -> None:
    _, reading = read("Seller: ИП Иванов И. И.\nBuyer: Beta Industries\nGoods: pumps; valves\n")
    kinds = {mention.text: mention.kind for mention in reading.mentions}
    assert kinds["Beta Industries"] is MentionKind.ORG
    assert kinds["pumps"] is MentionKind.ITEM
    assert kinds["valves"] is MentionKind.ITEM
    assert MentionKind.PERSON in kinds.values()


@settings(deadline=None)  # the machine may be busy
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Supplier", "Покупатель", "收货人", "End user", "Goods", "Date", "ИНН", "Status", "Kupol"]
            ),
            st.text(alphabet='abАБ中,.;:()«»"0123 /-', max_size=25),
        ),
        max_size=8,
    ),
    st.sampled_from([": ", "\t", "：", ",", ":\n"]),
    st.sampled_from(["a.txt", "a.csv"]),
)
def test_any_form_is_read_with_every_quote_in_its_place(
    lines: list[tuple[str, str]], separator: str, name: str
) -> None:
    text = "x\n" + "\n".join(f"{label}{separator}{value}" for label, value in lines)
    read(text, name)
