from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lading.claims.anchor import check_reading
from lading.claims.gazetteer import Gazetteer
from lading.claims.ru.extractor import RussianExtractor
from lading.documents.read import Reader
from lading.model.claim import Claim, MentionKind, Polarity, Predicate, Reading, Stance

EXTRACTOR = RussianExtractor.load()
READER = Reader()
PRESS = """По версии следствия, Виктор Смирнов через зарегистрированную в Риге фирму «Балтик Трейд» закупал микросхемы компании Analog Devices для КБ «Зенит». Смирнова арестовали в Берлине.

«Мы никогда не поставляли продукцию в Россию», — заявил представитель компании Alfa Chips Джон Смит. В компании Beta Logistics на запрос не ответили. В МИД Китая заявили, что не располагают информацией о сделке.

Россия может получить от Китая двигатели для дронов. Завод «Вектор» планирует закупить станки у тайваньской HiTech."""


def read(text: str) -> Reading:
    document = replace(READER.read(text.encode(), name="press.txt").document, language="ru")
    reading = EXTRACTOR.extract(document, Gazetteer.empty())
    check_reading(reading, document)
    return reading


def one(text: str, predicate: Predicate) -> Claim:
    return next(c for c in read(text).claims if c.predicate is predicate)


def test_a_charge_is_alleged_and_attributed_to_the_investigators() -> None:
    claim = one(PRESS, Predicate.PROCURES_FOR)
    assert claim.stance is Stance.ALLEGED
    assert [a.text for a in claim.attribution] == ["следствия"]
    assert claim.subject is not None
    assert claim.subject.party == "Виктор Смирнов"


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    arrested = one(PRESS, Predicate.PROSECUTED_BY)
    assert arrested.subject is not None
    assert (arrested.subject.text, arrested.subject.party) == ("Смирнова", "Виктор Смирнов")


def test_denial_hedge_and_plan_are_kept_apart() -> None:
    claims = [c for c in read(PRESS).claims if c.predicate is Predicate.SUPPLIES]
    stances = {(c.stance, c.polarity) for c in claims}
    assert (Stance.DENIED, Polarity.NEGATED) in stances
    assert (Stance.HEDGED, Polarity.AFFIRMED) in stances
    assert (Stance.PLANNED, Polarity.AFFIRMED) in stances


def test_no_comment_and_no_knowledge_are_comments_and_no_denials() -> None:
    comments = {c.stance: c.subject for c in read(PRESS).claims if c.predicate is Predicate.COMMENTS}
    no_comment, no_knowledge = comments[Stance.NO_COMMENT], comments[Stance.NO_KNOWLEDGE]
    assert no_comment is not None
    assert no_comment.text == "Beta Logistics"
    assert no_knowledge is not None
    assert no_knowledge.text == "МИД Китая"


def test_not_yet_sanctioned_is_not_sanctioned() -> None:
    claim = one("Под санкциями США завод «Вектор» не находится.", Predicate.DESIGNATED_BY)
    assert claim.polarity is Polarity.NEGATED
    assert not claim.bears_edge


def test_a_pause_in_deliveries_is_negative_but_no_denial() -> None:
    claim = one("Компания «Норвик» прекратила поставки чипов в Россию.", Predicate.SUPPLIES)
    assert (claim.polarity, claim.stance) == (Polarity.NEGATED, Stance.ASSERTED)


def test_two_suppliers_and_two_goods_are_four_claims() -> None:
    claims = read("«Норвик» и «Зенит» поставили заводу «Вектор» станки и двигатели.").claims
    assert len([c for c in claims if c.predicate is Predicate.SUPPLIES]) == 4


def test_party_names_stand_in_the_nominative() -> None:
    mentions = {
        m.text: m.party for m in read("Евросоюз внёс в список Павла Каравацкого и компанию «Старый вектор».").mentions
    }
    assert mentions["Павла Каравацкого"] == "Павел Каравацкий"


def test_kinds_of_names() -> None:
    text = (
        "Минфин США ввёл санкции против завода «Вектор» в Ижевске, который делает ракеты «Искандер», сообщил Reuters."
    )
    kinds = {m.text: m.kind for m in read(text).mentions}
    assert kinds["Минфин США"] is MentionKind.AUTHORITY
    assert kinds["Вектор"] is MentionKind.ORG
    assert kinds["Ижевске"] is MentionKind.PLACE
    assert kinds["Искандер"] is MentionKind.ITEM
    assert kinds["Reuters"] is MentionKind.MEDIA


def claims_of(text: str, predicate: Predicate) -> list[tuple[str, str]]:
    rows = [c for c in read(text).claims if c.predicate is predicate]
    return [(c.subject.text if c.subject else "", c.object.text if c.object else "") for c in rows]


def test_names_without_case_are_no_genitive_of_a_list() -> None:
    text = "В мае 2024 года США внесли в список Grinex, «Старый вектор» и Альфа Трейд."
    assert claims_of(text, Predicate.DESIGNATED_BY)[:2] == [("Grinex", "США"), ("Старый вектор", "США")]


def test_a_plant_is_called_by_the_adjective_of_its_town() -> None:
    kinds = {m.text: m.kind for m in read("Казанский пороховой завод и Пермский завод попали под санкции.").mentions}
    assert kinds["Казанский пороховой завод"] is MentionKind.ORG
    assert kinds["Пермский завод"] is MentionKind.ORG
    assert "Логистическая компания" not in {m.text for m in read("Логистическая компания «Вега» закрылась.").mentions}


def test_brackets_do_not_break_a_list_and_give_a_place() -> None:
    text = "Совладельцами ООО «Орбита» (Тула) являются Виктор Лапин (60%) и Нина Белова (40%)."
    assert claims_of(text, Predicate.OWNS) == [("Виктор Лапин", "Орбита"), ("Нина Белова", "Орбита")]
    assert ("Орбита", "Тула") in claims_of(text, Predicate.LOCATED_IN)


def test_a_participle_before_its_noun_is_a_clause_of_its_own() -> None:
    text = "Находящаяся под санкциями США компания «Норвик» закупила станки у немецкой Siegmund GmbH."
    assert claims_of(text, Predicate.DESIGNATED_BY) == [("Норвик", "США")]
    assert claims_of(text, Predicate.SUPPLIES) == [("Siegmund GmbH", "Норвик")]


def test_a_company_says_of_itself_what_it_did_not_do() -> None:
    for text in (
        "В Hengda сообщили, что не поставляют продукцию в Россию.",
        "Hengda опровергла поставки оборудования в Россию.",
    ):
        claim = one(text, Predicate.SUPPLIES)
        assert claim.subject is not None
        assert (claim.subject.text, claim.polarity, claim.stance) == ("Hengda", Polarity.NEGATED, Stance.DENIED)


def test_who_accuses_of_deliveries_does_not_deliver() -> None:
    text = "Прокуратура Гамбурга обвинила Сергея Громова в поставках станков в Россию."
    assert claims_of(text, Predicate.SUPPLIES) == [("Сергея Громова", "Россию")]


def test_a_pronoun_in_the_nominative_is_not_the_last_minister_named() -> None:
    text = "Танкер «Волга» остановили. «Мы его отпустили», — сказал министр Эстонии Кристен Михал. Он значился в списках ЕС."
    assert all(s != "Кристен Михал" for s, _ in claims_of(text, Predicate.DESIGNATED_BY))


def test_the_country_of_a_body_is_a_mention_too() -> None:
    found = {(m.text, m.kind) for m in read("Об этом сообщило Правительство Пакистана.").mentions}
    assert ("Пакистана", MentionKind.PLACE) in found


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="абвАБВ «»“”(),.;:—-0123%ёЁн\u00ad\u200b\nThe", max_size=120), st.integers(0, len(PRESS)))
def test_no_text_breaks_it_and_every_span_is_true(noise: str, place: int) -> None:
    read(PRESS[:place] + noise + PRESS[place:])


def test_a_preposition_before_the_last_quotation_mark_breaks_nothing() -> None:
    assert any("Росток" in m.text for m in read("ООО «Росток» поставило двигатели в “\n").mentions)
