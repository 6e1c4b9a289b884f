"""Names that a bracket gives again in Latin letters, 东莞新能德（Dongguan Poweramp）, and places after words for where."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lading.claims.shallow.values import Found
from lading.claims.zh.companies import begin_name
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.zh.names import Scan

K = MentionKind
GLOSS = re.compile(
    r"(?P<han>[\u4e00-\u9fff·]{2,14})[」”]?（(?P<latin>[A-Za-z][A-Za-z0-9 .,&'’\-–]+)(?:[，、；;][^（）]*)?）"
)
CALLED = re.compile(
    r"(?:名为|名叫|称为|叫做|叫作)[「“]?(?P<name>[\u4e00-\u9fff]{2,8}?)[」”]?的[^，。；]{0,10}(?:公司|企业|机构|集团|工厂|实体|网络|平台)"
)
AREA = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在于到从自向的往赴抵和与、经])|(?<=位于|来自|前往|抵达|途经))(?P<name>[\u4e00-\u9fff]{2,4})(?:市|县|省|州|镇|郡|群岛|半岛|岛|湾|海峡|机场|港口|港)(?![\u4e00-\u9fff]?[长委府局口])"
)
WHERE = re.compile(
    r"(?:居?住在|位于|坐落于|坐落在|设在|设于|总部在|注册于|注册在|地处|驻扎在|成立于|来自|飞往|驶往|抵达|运抵)(?P<place>[\u4e00-\u9fff]{2,6}?)(?=[，。；、）的]|市|州|省|$)"
)


def find_glossed(scan: "Scan") -> Iterator[Found]:
    """The Chinese name before a name in brackets: a person where it reads as one, else a company or a thing."""
    surnames = scan.knowledge.words["persons.surnames"]
    for match in scan.matches(GLOSS):
        start = begin_name(scan, match.end("han"))
        name = scan.plain[start : match.end("han")]
        if len(name) < 2 or scan.knowledge.verbs.fullmatch(name):
            continue
        latin = match["latin"].strip()
        two = len(latin.split()) in {2, 3} and latin.replace(" ", "").replace("-", "").isalpha()
        person = "·" in name or (two and len(name) in {2, 3} and name[0] in surnames)
        kind = K.PERSON if person else K.ITEM if re.search(r"\d", latin) else K.ORG
        yield scan.found(start, match.end("han"), kind)


def find_called(scan: "Scan") -> Iterator[Found]:
    """The name in `一家名为北京天拓的中国企业`."""
    for match in scan.matches(CALLED):
        yield scan.found(match.start("name"), match.end("name"), K.ORG)


def find_sites(scan: "Scan") -> Iterator[Found]:
    """Places no list has: those with a noun for places, and those after a verb that only a place follows."""
    for match in scan.matches(AREA):
        if not scan.knowledge.verbs.search(match["name"]):
            yield scan.found(match.start("name"), match.end(), K.PLACE)
    foreign = scan.knowledge.words["persons.foreign"]
    countries = scan.knowledge.pattern("countries", lambda: scan.knowledge.country)
    for match in scan.matches(WHERE):
        start = match.start("place")
        country = countries.match(match["place"])
        if country is not None and country.end() < len(match["place"]):
            start += country.end()
        name = scan.plain[start : match.end("place")]
        if len(name) > 1 and all(c in foreign for c in name):
            yield scan.found(start, match.end("place"), K.PLACE)
