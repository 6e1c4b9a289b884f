from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lading.claims.anchor import check_reading
from lading.claims.gazetteer import Gazetteer
from lading.claims.zh.extractor import ChineseExtractor
from lading.claims.zh.script import Simplifier
from lading.documents.read import Reader
from lading.model.claim import Claim, MentionKind, Polarity, Predicate, Reading, Stance

EXTRACTOR = ChineseExtractor.load()
READER = Reader()
PRESS = """據路透社報導，深圳市華銳科技有限公司向俄羅斯軍工企業供應無人機發動機。華銳否認向俄羅斯提供任何產品。

美國財政部制裁了華銳科技和天鷹集團。華銳科技總經理王立軍拒絕置評。中國外交部表示，不了解相關情況。

分析人士認為，伊朗可能向俄羅斯提供彈道導彈。"""


def read(text: str) -> Reading:
    document = replace(READER.read(text.encode(), name="press.txt").document, language="zh")
    reading = EXTRACTOR.extract(document, Gazetteer.empty())
    check_reading(reading, document)
    return reading


def one(text: str, predicate: Predicate) -> Claim:
    return next(c for c in read(text).claims if c.predicate is predicate)


def test_traditional_text_is_read_in_its_own_characters() -> None:
    claim = one(PRESS, Predicate.SUPPLIES)
    assert claim.subject is not None
    assert claim.subject.text == "深圳市華銳科技有限公司"
    assert claim.item is not None
    assert claim.item.text == "無人機發動機"
    assert (claim.stance, [a.text for a in claim.attribution]) == (Stance.REPORTED, ["路透社"])


def test_a_short_form_belongs_to_the_company_named_in_full() -> None:
    listed = [c.subject for c in read(PRESS).claims if c.predicate is Predicate.DESIGNATED_BY]
    assert {s.party for s in listed if s is not None} >= {"深圳市華銳科技有限公司"}


def test_denial_and_hedge_are_kept_apart() -> None:
    claims = [c for c in read(PRESS).claims if c.predicate is Predicate.SUPPLIES]
    assert (Stance.DENIED, Polarity.NEGATED) in {(c.stance, c.polarity) for c in claims}
    assert (Stance.HEDGED, Polarity.AFFIRMED) in {(c.stance, c.polarity) for c in claims}


def test_no_comment_and_no_knowledge_are_comments() -> None:
    comments = {c.stance: c.subject for c in read(PRESS).claims if c.predicate is Predicate.COMMENTS}
    no_comment, no_knowledge = comments[Stance.NO_COMMENT], comments[Stance.NO_KNOWLEDGE]
    assert no_comment is not None
    assert no_comment.text == "王立軍"
    assert no_knowledge is not None
    assert no_knowledge.text == "中國外交部"


def test_post_beside_a_name() -> None:
    claim = one(PRESS, Predicate.DIRECTS)
    assert claim.subject is not None
    assert (claim.subject.text, claim.qualifiers.role) == ("王立軍", "总经理")


def test_a_supplier_that_stopped_is_negative() -> None:
    claim = one("台积电停止向华锐科技有限公司供应芯片。", Predicate.SUPPLIES)
    assert (claim.polarity, claim.stance) == (Polarity.NEGATED, Stance.ASSERTED)


def test_every_good_of_a_list_is_a_claim() -> None:
    claims = [c for c in read("中国向俄罗斯供应机床、火药和发动机。").claims if c.predicate is Predicate.SUPPLIES]
    assert [c.item.text for c in claims if c.item is not None] == ["机床", "火药", "发动机"]


def test_kinds_of_names() -> None:
    kinds = {
        m.text: m.kind
        for m in read("白宫发言人让-皮埃尔说，欧盟把“沙赫德-136”无人机列入清单。路透社看到了文件。").mentions
    }
    assert kinds["白宫"] is MentionKind.AUTHORITY
    assert kinds["欧盟"] is MentionKind.AUTHORITY
    assert kinds["沙赫德-136"] is MentionKind.ITEM
    assert kinds["路透社"] is MentionKind.MEDIA
    assert kinds["文件"] is MentionKind.GROUP


@given(st.text(max_size=80))
def test_simplifying_never_moves_a_character(text: str) -> None:
    assert len(SIMPLIFIER.simplify(text)) == len(text)


SIMPLIFIER = Simplifier.load()


def claims_of(text: str, predicate: Predicate) -> list[tuple[str, str]]:
    rows = [c for c in read(text).claims if c.predicate is predicate]
    return [(c.subject.text if c.subject else "", c.object.text if c.object else "") for c in rows]


def test_a_company_after_a_relative_clause_is_the_subject() -> None:
    text = "总部设在香港的捷利贸易有限公司去年向俄罗斯企业出口了芯片。"
    assert claims_of(text, Predicate.SUPPLIES) == [("捷利贸易有限公司", "俄罗斯企业")]


def test_members_named_after_a_group_are_what_the_group_is() -> None:
    text = "欧盟对三家中国公司实施制裁，其中包括宁波东海机械有限公司。"
    assert ("宁波东海机械有限公司", "欧盟") in claims_of(text, Predicate.DESIGNATED_BY)


def test_a_later_listing_is_by_the_authority_named_before() -> None:
    text = "美国国务院宣布对天鹰集团实施制裁。同时列入名单的企业还有华锐科技有限公司。"
    assert ("华锐科技有限公司", "美国国务院") in claims_of(text, Predicate.DESIGNATED_BY)


def test_a_question_and_a_ban_say_nothing_of_deliveries() -> None:
    assert claims_of("问：华锐科技有限公司有没有把无人机卖给俄罗斯？", Predicate.SUPPLIES) == []
    assert claims_of("美国商务部开始限制向中国出口先进芯片。", Predicate.SUPPLIES) == []


def test_a_circumstance_negates_nothing() -> None:
    claim = one("华锐科技有限公司在没有许可证的情况下把芯片运往俄罗斯。", Predicate.SUPPLIES)
    assert claim.polarity is Polarity.AFFIRMED


def test_people_without_a_title_and_their_posts() -> None:
    text = "王建国是华锐科技有限公司的法定代表人。"
    assert claims_of(text, Predicate.DIRECTS) == [("王建国", "华锐科技有限公司")]


def test_ordinary_words_before_a_suffix_are_no_company() -> None:
    names = {m.text for m in read("报道称，企业正在深圳秘密建设多座芯片工厂，并采购五轴加工中心。").mentions}
    assert not any("建设" in n or n == "五轴加工中心" for n in names)
    assert not any("任何" in m.text for m in read("本通知并非任何公司的真实文件。").mentions)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="的向由被把制裁公司（）「」，。、：0123 ABab·\u200b\n", max_size=80), st.integers(0, len(PRESS))
)
def test_no_text_breaks_it_and_every_span_is_true(noise: str, place: int) -> None:
    read(PRESS[:place] + noise + PRESS[place:])


def test_towns_that_end_like_russian_ones_are_places_and_not_people() -> None:
    kinds = {m.text: m.kind for m in read("货物经鄂木斯克运往伏尔加格勒。马斯克表示没有出口。").mentions}
    assert kinds["鄂木斯克"] is MentionKind.PLACE
    assert kinds["伏尔加格勒"] is MentionKind.PLACE
    assert kinds["马斯克"] is MentionKind.PERSON


NOTICE = """近日，有媒体报道称，宁波海岳活塞有限公司（以下简称“本公司”）向北河机电有限公司供应无人机发动机。

一、本公司从未向北河机电有限公司供应任何产品。

二、本公司向香港金港配件有限公司出售120台DLE-60活塞发动机。"""


def test_what_unnamed_media_say_is_not_the_companys_own_word() -> None:
    told = next(c for c in read(NOTICE).claims if c.polarity is Polarity.AFFIRMED)
    assert told.subject is not None
    assert (told.subject.party, told.stance) == ("宁波海岳活塞有限公司", Stance.REPORTED)


def test_this_company_is_the_one_that_the_notice_defines() -> None:
    supplies = [c for c in read(NOTICE).claims if c.predicate is Predicate.SUPPLIES]
    parties = [(c.subject.party, c.object.party) for c in supplies if c.subject and c.object]
    assert ("宁波海岳活塞有限公司", "香港金港配件有限公司") in parties
    assert {s for s, _ in parties} == {"宁波海岳活塞有限公司"}
