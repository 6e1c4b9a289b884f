"""Goods by their HS code: which are on the Common High Priority List, in which tier, in which year's nomenclature."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

DOTTED = re.compile(r"\d{4}[. ]\d{2}(?:[. ]?\d+){0,3}")
PLAIN = re.compile(r"\d{5,10}")
LONGEST = 10
"""Digits of the longest national code."""
FROM_SPREADSHEET = re.compile(r"(\d{5,10})\.0")
IN_TEXT = re.compile(
    r"\b(?:H\.?S\.?|HTS|TARIC|CN|HSN|ТН ?ВЭД)(?: ?-?(?:code|codes|subheading|heading|number|no\.?|код))?\b[\s:#№\"]{0,4}"
    r"(\d{4}[. ]?\d{2}(?:[. ]?\d{2}){0,2})(?!\d)",
    re.IGNORECASE,
)
"""A code where a text says that it is one: `HS code 8542.31`, `ТН ВЭД 8542 31 900 9`."""
HEADED = re.compile(
    r"(?:h\.?s\.?|hts|htsus|taric|cn|hsn|nc|ncm|tn ?ved|тн ?вэд|уктзед|harmoni[sz]ed(?: system)?|tariff|customs(?: tariff)?|commodity)"
    r"(?: ?-?(?:code|codes|item|subheading|heading|classification|number|no\.?|код))?(?: ?\(?(?:hs|hts|\d{1,2} ?digits?|20\d\d)\)?)?"
    r"|код (?:товара )?(?:по )?тн ?вэд(?: еаэс)?|(?:hs|海关|商品|税则)(?:商品)?(?:编码|编号|号列|税号)|税号",
    re.IGNORECASE,
)
"""The heading of a column or field of codes: `HS code`, `Код ТН ВЭД`, `商品编码`."""


@dataclass(frozen=True, slots=True)
class Tier:
    """That goods are on the list."""

    code: str
    """Six digits."""
    tier: str
    """`1`, `2`, `3.A`, `3.B`, `4.A` or `4.B`."""
    words: str
    """For a reader: `HS 8542.31, Common High Priority List tier 1: …`."""


@dataclass(frozen=True, slots=True)
class GoodsTable:
    """`goods.yml`."""

    version: str
    source: str
    title: str
    tiers: Mapping[str, str]
    codes: Mapping[str, tuple[str, int]]
    """Tier and first edition by code."""
    editions: tuple[tuple[int, int], ...]
    """First year and edition, the latest first."""
    predecessors: Mapping[str, str]
    notes: tuple[tuple[str, int, str], ...]
    food: tuple[int, int]

    def edition(self, year: int) -> int:
        """The nomenclature that trade of a year is filed under; the oldest known for years before it."""
        return next((edition for first, edition in self.editions if year >= first), self.editions[-1][1])


def load_goods() -> GoodsTable:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.exposure").joinpath("goods.yml").read_text(encoding="utf-8"))
    return GoodsTable(
        version=raw["version"],
        source=raw["source"],
        title=raw["list"],
        tiers=raw["tiers"],
        codes={code: (tier, since) for tier, rows in raw["codes"].items() for code, since in rows.items()},
        editions=tuple(sorted(((first, edition) for edition, first in raw["editions"].items()), reverse=True)),
        predecessors=raw["predecessors"],
        notes=tuple((row["prefix"], row["since"], row["words"]) for row in raw["notes"]),
        food=(raw["food"]["first"], raw["food"]["last"]),
    )


def read_code(text: str) -> str | None:
    """The six digits of an HS code as tables print it: `8542.31`, `8542 31 90`, `85423190`, `854231.0`; else None.

    A number with an odd count of digits has lost the nought before it, as spreadsheets do: `90121` is 0901.21.
    """
    bare = text.strip()
    if found := FROM_SPREADSHEET.fullmatch(bare):
        bare = found[1]
    if DOTTED.fullmatch(bare):
        digits = re.sub(r"\D", "", bare)
        return digits[:6] if len(digits) <= LONGEST else None
    if not PLAIN.fullmatch(bare):
        return None
    return (bare if len(bare) % 2 == 0 else f"0{bare}")[:6]


def goods_tier(code: str, year: int | None, *, table: GoodsTable) -> Tier | None:
    """The tier of a code in the nomenclature of a year, or None.

    Args:
        code: as `read_code` takes it.
        year: of the trade; None where it is not known: the code is then read in the latest edition, and the words say so.
        table: the codes.
    """
    bare = read_code(code)
    found = table.codes.get(bare or "")
    if bare is None or found is None or (year is not None and table.edition(year) < found[1]):
        return None
    tier, since = found
    words = f"HS {bare[:4]}.{bare[4:]}, {table.title} tier {tier}: {table.tiers[tier]}"
    if year is None and since >= table.editions[0][1]:
        words += f" (if traded since {since}: the code is new in HS {since})"
    return Tier(bare, tier, words)


def was_traded_as(code: str, *, table: GoodsTable) -> str | None:
    """The listed code that goods of an older edition's code are filed under today, among others; None for none."""
    return table.predecessors.get(read_code(code) or "")


def note_of(code: str, year: int | None, *, table: GoodsTable) -> str:
    """What a reader should know of goods that are on no tier; mostly empty."""
    bare = read_code(code) or ""
    edition = table.edition(year) if year is not None else table.editions[0][1]
    return next((words for prefix, since, words in table.notes if bare.startswith(prefix) and edition >= since), "")


def is_food(code: str, *, table: GoodsTable) -> bool:
    """Whether a code is of food, drink or tobacco."""
    bare = read_code(code)
    return bare is not None and table.food[0] <= int(bare[:2]) <= table.food[1]


def is_code_column(heading: str) -> bool:
    """Whether the values under a heading are customs codes."""
    return HEADED.fullmatch(" ".join(heading.replace("_", " ").split())) is not None


def find_codes(texts: Iterable[str]) -> Iterator[str]:
    """The codes that texts call HS codes, in order."""
    for text in texts:
        yield from (re.sub(r"\D", "", found[1])[:6] for found in IN_TEXT.finditer(text))
