import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.segment import find_blocks
from lading.model.document import Block, BlockKind
from tests.shared_data import shared

LAYOUT = st.text(
    alphabet=string.ascii_letters[:8] + "АБв中文。？!?.:：;,|\t\n \u00a0\u00ad\u200b\u2028\r\f-*•1)(«»'", max_size=200
)


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in find_blocks(text)]


def words(text: str, kind: BlockKind) -> list[str]:
    return [block.span.cut(text) for block in find_blocks(text) if block.kind is kind]


def check_cover(text: str, blocks: tuple[Block, ...]) -> None:
    covered = 0
    at = 0
    for block in blocks:
        assert at <= block.span.start < block.span.end
        assert not text[at : block.span.start].strip()
        for cell in block.cells:
            assert block.span.covers(cell.span)
        at = block.span.end
        covered += sum(not character.isspace() for character in block.span.cut(text))
    assert covered == sum(not character.isspace() for character in text)


@settings(deadline=None)  # the machine may be busy
@given(st.one_of(LAYOUT, st.text(max_size=120)))
def test_blocks_cover_every_character_in_order_without_overlap(text: str) -> None:
    check_cover(text, find_blocks(text))


def test_the_founding_text_is_cut_as_its_layout_shows() -> None:
    text = shared("eval/claims_texts/seed.txt").read_text(encoding="utf-8")
    blocks = find_blocks(text)
    check_cover(text, blocks)
    counts = {kind: sum(block.kind is kind for block in blocks) for kind in BlockKind}
    assert counts[BlockKind.QUESTION] == 4
    assert counts[BlockKind.BULLET] == 6
    headings = words(text, BlockKind.HEADING)
    for heading in ("Chinese Role in Russian Drones", "Why Drones Matter to Russia", "The Bigger Picture", "FAQs"):
        assert heading in headings
    assert not any(heading.endswith((".", ":")) for heading in headings)


@pytest.mark.parametrize(
    "line",
    [
        "- AEE Models A140 & A900",
        "* a star",
        "• точка",
        "– дефис",
        "1. first",
        "2) second",
        "(a) third",
        "（一）第一条",
        "一、第一条",
    ],
)
def test_bullets_in_many_scripts(line: str) -> None:
    assert kinds(f"The list is as follows, in full.\n{line}\nThe end of it.")[1] == "bullet"


@pytest.mark.parametrize("line", ["-5 degrees were measured.", "1.8 tonnes were shipped.", "A140 & A900 were flown."])
def test_figures_are_no_bullets(line: str) -> None:
    assert kinds(f"Before it.\n{line}\nAfter it.")[1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Consignee: IEMZ Kupol",
        "Поставщик: ООО «ТСК Вектор», 664048, г. Иркутск, ул. Севастопольская, д. 235, кв. 70",
        "收货人：湖南浩天翼",
        "Notify party: Xiamen Limbach Aircraft Engine Co., Ltd., Unit E, No. 93 Xiangyu Road",
    ],
)
def test_labelled_fields_in_three_languages(line: str) -> None:
    assert kinds(f"A sentence before.\n{line}\nA sentence after.")[1] == "field"


@pytest.mark.parametrize(
    "line",
    [
        "For Russia: The alliance fills critical holes in its arsenal. It helps.",
        "The ministry added: exports are controlled.",
        "See https://example.org/page",
        "It left at 10:30 on Monday",
        "说明：货物已经交付。请验收。",
    ],
)
def test_a_sentence_after_a_colon_is_no_field(line: str) -> None:
    assert "field" not in kinds(f"A sentence before.\n{line}\nA sentence after.")


def test_questions_are_questions_in_three_scripts() -> None:
    text = "Who paid?\nNobody knows.\nКто заплатил?\nНикто не знает.\n谁付款？\n没有人知道。"
    assert kinds(text) == ["question", "paragraph"] * 3


def test_a_paragraph_that_ends_with_a_question_is_a_paragraph() -> None:
    assert kinds("They were delivered in May. Who paid for them?") == ["paragraph"]


def test_lines_wrapped_by_a_mail_program_are_one_paragraph() -> None:
    text = (
        "Officials said that since 2024, Kupol has received multiple shipments\n"
        "of Chinese-made drones, including attack and surveillance models, from\n"
        "a Russian procurement company, TSK Vektor.\n"
        "\n"
        "A second paragraph stands apart."
    )
    assert kinds(text) == ["paragraph", "paragraph"]


def test_chinese_lines_of_equal_length_stay_apart() -> None:
    text = "第一段说明这批货物已经从深圳发往俄罗斯伊尔库茨克市。\n第二段说明收货人应当在七日之内完成全部的验收。"
    assert kinds(text) == ["paragraph", "paragraph"]


def test_fields_on_lines_below_each_other_stay_apart() -> None:
    text = "Shipper: Redlepus Vector Industry Shenzhen Co Ltd of\nConsignee: TSK Vektor OOO\nCarrier: none named"
    assert kinds(text) == ["field"] * 3


def test_a_tab_separated_table_has_rows_with_cells_under_their_columns() -> None:
    text = "№\tНаименование\tКоличество\n1\tБПЛА A140\t2\n\n2\t\t4\n"
    rows = find_blocks(text)
    assert [block.kind for block in rows] == [BlockKind.ROW] * 3
    assert [(cell.column, cell.span.cut(text)) for cell in rows[1].cells] == [
        ("№", "1"),
        ("Наименование", "БПЛА A140"),
        ("Количество", "2"),
    ]
    assert [(cell.column, cell.span.cut(text)) for cell in rows[2].cells] == [("№", "2"), ("Количество", "4")]


def test_a_markdown_table_and_its_ruled_line() -> None:
    text = "| Supplier | Item |\n|---|---|\n| AEE | A140 |\n"
    rows = find_blocks(text)
    assert [len(block.cells) for block in rows] == [2, 0, 2]
    assert [(cell.column, cell.span.cut(text)) for cell in rows[2].cells] == [("Supplier", "AEE"), ("Item", "A140")]


def test_markdown_headings() -> None:
    assert kinds("# What was shipped\nDrones were shipped.\n## Who paid\nNobody knows.") == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
