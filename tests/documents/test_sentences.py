import gzip
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.segment import find_blocks
from lading.documents.sentences import load_sentence_rules, split_sentences
from lading.model.document import Block, BlockKind, Document
from lading.model.span import Span
from tests.shared_data import shared

RULES = load_sentence_rules()
PUNCTUATION = st.text(alphabet="abAБв中。！？；.!?…\"'“”«»()（） \n", max_size=150)


def paragraph(text: str) -> Document:
    return Document(text, "x", "0", blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))


def split(text: str) -> list[str]:
    return [sentence.span.cut(text) for sentence in split_sentences(paragraph(text), rules=RULES)]


@settings(deadline=None)  # the machine may be busy
@given(PUNCTUATION)
def test_sentences_lose_no_character_and_stay_in_their_blocks(text: str) -> None:
    document = Document(text, "x", "0", blocks=find_blocks(text))
    at = 0
    for sentence in split_sentences(document, rules=RULES):
        assert sentence.block.span.covers(sentence.span)
        assert at <= sentence.span.start < sentence.span.end
        assert not text[at : sentence.span.start].strip()
        at = sentence.span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "TSK Vektor is under U.S. and EU sanctions.",
        "The U.S. Treasury listed it.",
        "Xiamen Limbach Aircraft Engine Co., Ltd. and Redlepus Co. Ltd. were listed.",
        "It was addressed to Mr. Bendett of the Center.",
        "Parcel No. 5 weighed 3.5 kg.",
        "It cost approx. 5,000 U.S. dollars, i.e. nothing.",
        "J. P. Morgan and A. M. Yamshchikov met.",
        "Владелец А. М. Ямщиков живет на ул. Ленина в г. Иркутске.",
        "Поставка, т.е. передача, на сумму 5 тыс. руб. состоялась в 2024 г. в Ижевске.",
        "“Why?” he asked.",
        "1. First, the plant was listed",
        "The plant (est. 1957. It makes missiles.) was listed.",
        "Yahoo! is no party.",
    ],
)
def test_what_is_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It bought from Xiamen Co., Ltd. Shipped goods followed.",
            ["It bought from Xiamen Co., Ltd.", "Shipped goods followed."],
        ),
        (
            "It is under sanctions in the U.S. The plant denies it.",
            ["It is under sanctions in the U.S.", "The plant denies it."],
        ),
        ("Did it pay? No. He said so.", ["Did it pay?", "No.", "He said so."]),
        ("He said: “Never.” Then he left.", ["He said: “Never.”", "Then he left."]),
        ("Завод основан в 1957 г. Он делает ракеты.", ["Завод основан в 1957 г.", "Он делает ракеты."]),
        ("Он сказал: «Нет». Затем ушел.", ["Он сказал: «Нет».", "Затем ушел."]),
        (
            "中方不了解有关情况。中方从未提供致命武器！是吗？",
            ["中方不了解有关情况。", "中方从未提供致命武器！", "是吗？"],
        ),
        ("发言人说：“我们不知道。”记者离开；会议结束。", ["发言人说：“我们不知道。”", "记者离开；", "会议结束。"]),
        ("Production began in 2024. In 2025 it grew…", ["Production began in 2024.", "In 2025 it grew…"]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_headings_fields_and_rows_are_not_split() -> None:
    text = "Consignee: AO IEMZ. Kupol\nCarrier: X. Y\n\nsupplier\titem\nA. B\tC. D"
    document = Document(text, "x", "0", blocks=find_blocks(text))
    assert [sentence.span.cut(text) for sentence in split_sentences(document, rules=RULES)] == [
        "Consignee: AO IEMZ. Kupol",
        "Carrier: X. Y",
        "supplier\titem",
        "A. B\tC. D",
    ]


def test_the_founding_text_has_the_sentences_a_reader_sees() -> None:
    text = shared("eval/claims_texts/seed.txt").read_text(encoding="utf-8")
    found = split_sentences(Document(text, "seed", "0", blocks=find_blocks(text)), rules=RULES)
    assert len(found) == 37
    sentences = [sentence.span.cut(text) for sentence in found]
    assert "- For China: It jeopardizes further U.S. and allied scrutiny and even secondary sanctions." in sentences
    assert sentences[4].endswith("TSK Vektor, which is under U.S. and EU sanctions.") or any(
        s.endswith("TSK Vektor, which is under U.S. and EU sanctions.") and s.startswith("Officials") for s in sentences
    )


def read_paragraphs(part: str, genre: str) -> Iterator[list[str]]:
    """The sentences of each paragraph of one genre of UD English EWT."""
    path = shared(f"data/documents/ud_english_ewt/{part}.conllu.gz")
    sentences: list[str] = []
    inside = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newdoc", "# newpar")):
                if sentences:
                    yield sentences
                sentences = []
                inside = genre in line if line.startswith("# newdoc") else inside
            elif line.startswith("# text = ") and inside:
                sentences.append(line.removeprefix("# text = ").strip())
    if sentences:
        yield sentences


@pytest.mark.parametrize(("genre", "floor"), [("weblog", 0.92), ("reviews", 0.92)])
def test_sentences_of_english_web_text(genre: str, floor: float) -> None:
    """F1 of whole sentences on UD English EWT's test part; most that is missed has no full stop or no capital."""
    right = found = wanted = 0
    for sentences in read_paragraphs("test", genre):
        split_here = split(" ".join(sentences))
        right += len(set(sentences) & set(split_here))
        found += len(set(split_here))
        wanted += len(set(sentences))
    assert 2 * right / (found + wanted) >= floor
