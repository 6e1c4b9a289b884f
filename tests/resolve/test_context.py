"""A list entry that names another party of the document."""

from lading.resolve.clusters import Clusters
from lading.resolve.context import find_context, flatten
from lading.resolve.features import Finding
from lading.resolve.profile import profile_all
from tests.graph.case import EU_AEE, KUPOL, VEKTOR, stated
from tests.resolve.entries import MATCHER


def context(text: str, *neighbours: str) -> Finding | None:
    entities = [EU_AEE, KUPOL, VEKTOR, stated("short", "Company", name="Kupol")]
    profiles = profile_all(entities, schemata=MATCHER.schemata, tables=MATCHER.tables, texts={EU_AEE.id: (text,)})
    clusters = Clusters(dict.fromkeys(profiles, ()))
    return find_context(profiles[EU_AEE.id], neighbours, clusters=clusters, profiles=profiles)


def test_a_full_name_in_the_reasons_is_context() -> None:
    found = context("It delivered to «AO IEMZ “Kupol”».", KUPOL.id)
    assert found is not None
    assert found.words == "its list entry names AO IEMZ KUPOL, whom the document names too"


def test_parts_of_words_single_short_words_and_its_own_name_are_none() -> None:
    assert context("It delivered to the Kupol works.", "short") is None
    assert context("It delivered to XAO IEMZ KUPOLS.", KUPOL.id) is None
    assert context("Sichuan AEE makes drones.", EU_AEE.id) is None
    assert context("It delivered to AO IEMZ KUPOL.", VEKTOR.id) is None


def test_punctuation_and_case_do_not_hide_a_name() -> None:
    assert flatten("АО «ИЭМЗ „Купол“»") == " ао иэмз купол "
