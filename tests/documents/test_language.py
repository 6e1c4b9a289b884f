import pytest

from lading.documents.language import LanguageGuesser
from tests.shared_data import shared

GUESSER = LanguageGuesser()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The plant received drones from two Chinese companies, officials said on Thursday.", "en"),
        ("Завод получил беспилотники от двух китайских компаний, сообщили чиновники.", "ru"),
        ("Завод отримав безпілотники від двох китайських компаній, повідомили посадовці.", "uk"),
        ("该工厂从两家中国公司收到无人机。", "zh"),
        ("該工廠從兩家中國公司收到無人機，官員週四表示。", "zh"),
        ("この工場は中国企業二社から無人機を受け取ったと当局者が述べた。", "ja"),
        ("공장은 두 중국 회사에서 드론을 받았다고 당국자들이 말했다.", "ko"),
        ("Das Werk erhielt Drohnen von zwei chinesischen Firmen, wie Beamte am Donnerstag mitteilten.", "de"),
        ("收货人：ООО «ТСК Вектор»，供应商：深圳一电航空技术有限公司，货物名称：无人机，型号：A140", "zh"),
        ("A140", "und"),
        ("", "und"),
        ("Kupol", "und"),
        ("12.03.2024 — 58 %", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert GUESSER.guess(text) == language


def test_russian_with_latin_names_is_russian() -> None:
    text = "Поставщик ООО «ТСК Вектор» отгрузил БПЛА AEE A140, A900 и Hunan Haotianyi HW52V на завод «Купол»."
    assert GUESSER.guess(text) == "ru"


def test_the_founding_text_is_english() -> None:
    assert GUESSER.guess(shared("eval/claims_texts/seed.txt").read_text(encoding="utf-8")) == "en"
