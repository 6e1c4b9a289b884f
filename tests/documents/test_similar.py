import random

from lading.documents.similar import find_similar, name_texts, share_text
from lading.model.document import Document
from lading.model.ids import digest_bytes
from tests.documents.pdf_pages import EN, RU, ZH

AGENCY = " ".join(EN[:5])
OTHER = "The regional governor opened a school in the village on Monday and promised a new road, which residents had asked for since the flood of the year before, when the bridge was lost."


def make(text: str, name: str) -> Document:
    return Document(text, name, digest_bytes(f"{name}{text}".encode()))


def test_ten_outlets_with_one_agency_text_are_one_group() -> None:
    copies = [
        make(f"Outlet {n}, {n} May. {AGENCY.upper() if n % 2 else AGENCY} {EN[5 + n % 3]}", f"outlet {n}")
        for n in range(10)
    ]
    alone = make(OTHER * 3, "alone")
    (group,) = find_similar([*copies, alone])
    assert set(group.documents) == {copy.id for copy in copies}
    assert min(group.shares) > 0.8
    assert set(name_texts([group]).values()) == {group.documents[0]}


def test_the_same_text_in_another_file_is_an_exact_copy() -> None:
    one, other = make(AGENCY, "a.html"), make(AGENCY.replace(". ", ".\n\n"), "b.pdf")
    (group,) = find_similar([one, other])
    assert group.exact
    assert group.shares == (1.0, 1.0)


def test_one_quoted_sentence_makes_no_copy() -> None:
    assert (
        find_similar(
            [make(AGENCY, "a"), make(f"{OTHER} {EN[0]} {OTHER.replace('school', 'clinic')} {' '.join(EN[6:])}", "b")]
        )
        == ()
    )


def test_short_texts_are_left_alone() -> None:
    assert find_similar([make("The plant received engines.", "a"), make("The plant received engines.", "b")]) == ()


def test_russian_and_chinese_copies_are_found() -> None:
    for texts in (RU, ZH):
        text = "".join(texts)
        (group,) = find_similar([make(text, "a"), make(f"{text}{texts[0][:20]}", "b"), make(OTHER, "c")])
        assert len(group.documents) == 2


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [make(f"{AGENCY} {n} {OTHER if n % 2 else ''}", str(n)) for n in range(8)]
    shuffled = list(documents)
    random.Random(1).shuffle(shuffled)  # noqa: S311  # chance for tests, no secret
    assert find_similar(documents) == find_similar(shuffled)


def test_the_share_is_of_the_first_text() -> None:
    assert share_text(AGENCY, f"{OTHER} {AGENCY}") == 1.0
    assert 0.3 < share_text(f"{AGENCY} {' '.join(EN[5:])}", AGENCY) < 0.9
    assert share_text("short", AGENCY) == 0.0
