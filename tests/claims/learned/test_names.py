import pytest

from lading.claims.learned.names import find_names
from lading.claims.learned.windows import Window
from lading.documents.read import Reader


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("Unmanned aircraft", 2, 6, "Unmanned"),
        ("Ceramic tiles, grey", 0, 11, "Ceramic tiles"),
        ("Беспилотный аппарат", 3, 19, "Беспилотный аппарат"),
        ("深圳市蓝鹰科技有限公司供应模块", 0, 11, "深圳市蓝鹰科技有限公司"),
        ("A140 and A900", 0, 4, "A140"),
        ("Infineon, too", 0, 13, "Infineon"),
        ("Ceramic Tiles, Inc.", 0, 18, "Ceramic Tiles, Inc"),
        ("Iskra, d.o.o.", 0, 13, "Iskra, d.o.o."),
        ("Министерство промышленности, науки и торговли", 0, 45, "Министерство промышленности, науки и торговли"),
        ("Концерн «Заря», который", 0, 23, "Концерн «Заря»"),
    ],
)
def test_a_mention_never_ends_inside_a_word(text: str, start: int, end: int, whole: str) -> None:
    document = Reader().read(text.encode(), name="note.txt").document
    window = Window(0, 0, (0, 1, 2), ((1, 2),), (-1, start, -1), (-1, end, -1))
    (name,) = find_names(document, window, [(1, 2, "ORG")])
    assert (name.text, document.cut(name.span)) == (whole, whole)


@pytest.mark.parametrize(
    "text",
    [
        "E.O. 13846",
        "Specially Designated Nationals",
        "BIS Entity List",
        "E.O.",
        "Payments Act",
        "Указ Президента",
        "УК РФ",
        "对外贸易法",
        "進出口條例",
        "Resolution 2231",
    ],
)
def test_a_law_or_an_order_is_no_party(text: str) -> None:
    document = Reader().read(text.encode(), name="note.txt").document
    window = Window(0, 0, (0, 1, 2), ((1, 2),), (-1, 0, -1), (-1, len(text), -1))
    assert not list(find_names(document, window, [(1, 2, "GOVBODY")]))


@pytest.mark.parametrize(
    "text", ["Законодательное собрание Пермского края", "最高法", "Orderly Trading", "Codex Systems"]
)
def test_a_body_whose_name_begins_like_a_law_is_a_party(text: str) -> None:
    document = Reader().read(text.encode(), name="note.txt").document
    window = Window(0, 0, (0, 1, 2), ((1, 2),), (-1, 0, -1), (-1, len(text), -1))
    assert [name.text for name in find_names(document, window, [(1, 2, "GOVBODY")])] == [text]
