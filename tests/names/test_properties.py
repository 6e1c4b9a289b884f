"""What holds for any two names whatever."""

import unicodedata
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lading.names.analyze import MOST_WORDS, analyze_name
from lading.names.compare import Comparer
from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.lookup import hash_word
from lading.names.tables import load_tables
from lading.names.tokens import Speller, tokens_of

TABLES = load_tables()
COMPARER = Comparer.load(TABLES)
WORDS = [
    "Kupol",
    "Купол",
    "завод",
    "Plant",
    "Artem",
    "Yamshchikov",
    "Mikhailovich",
    "浩天翼",
    "محمد",
    "Ltd",
    "558",
    "TSK",
    "Vektor",
    "al",
    "A",
    "Müller",
]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
several = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True).map(" ".join)
anything = st.text(max_size=60)
kinds = st.sampled_from(list(NameKind))
thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def score(one: str, other: str, kind: NameKind) -> float:
    left, right = (analyze_name(text, kind, tables=TABLES) for text in (one, other))
    return COMPARER.compare(left, right).score


@thorough
@given(names | anything, names | anything, kinds)
def test_a_score_is_symmetric_and_bounded(one: str, other: str, kind: NameKind) -> None:
    forth, back = score(one, other, kind), score(other, one, kind)
    assert 0.0 <= forth <= 1.0
    assert forth == pytest.approx(back, abs=1e-6)


@thorough
@given(several, names, kinds)
def test_nothing_is_more_like_a_name_than_itself(one: str, other: str, kind: NameKind) -> None:
    assert score(one, one, kind) >= score(one, other, kind) - 1e-6


@thorough
@given(names, names, kinds)
def test_case_width_and_diacritics_change_nothing(one: str, other: str, kind: NameKind) -> None:
    plain = score(one, other, kind)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in one)
    assert score(wide, other, kind) == pytest.approx(plain, abs=1e-6)
    assert score(unicodedata.normalize("NFD", one), other, kind) == pytest.approx(plain, abs=1e-6)


@thorough
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_words_leaves_a_person_the_same(one: str, chance: Random) -> None:
    # Initials and particles are left out: they belong to the word beside them.
    words = [word for word in one.split() if len(word) > 2]
    before = " ".join(words)
    chance.shuffle(words)
    assert len(words) < 2 or score(before, " ".join(words), NameKind.PERSON) > 0.95


@thorough
@given(several, several)
def test_capitals_change_nothing(one: str, other: str) -> None:
    for kind in (NameKind.ORGANISATION, NameKind.VESSEL):
        assert score(one.upper(), other, kind) == pytest.approx(score(one, other, kind), abs=1e-6)


@thorough
@given(st.permutations(range(5)), several)
def test_the_order_of_the_list_changes_nothing(order: list[int], query: str) -> None:
    names = ["Artem Yamshchikov", "Kupol Vektor", "Vektor Plant 558", "浩天翼", "Mikhailovich Artem"]
    parties = [(f"p{i}", NameKind.ORGANISATION, [names[i]]) for i in range(5)]
    one, other = (NameIndex.build(some, tables=TABLES) for some in (parties, [parties[i] for i in order]))
    found, again = ({h.entity_id: h.score for h in index.search(query, explain=False)} for index in (one, other))
    assert found == pytest.approx(again, abs=1e-5)


@thorough
@given(anything.filter(bool), kinds, st.integers(1, 2000))
def test_the_work_for_a_query_is_bounded(text: str, kind: NameKind, times: int) -> None:
    name = analyze_name(text * times, kind, tables=TABLES)
    tokens = tokens_of(name, lambda _: 1.0)
    assert len(tokens) <= 3 * MOST_WORDS
    speller = Speller(COMPARER.variants(kind))
    assert all(len(hash_word(speller.spell(t.latin, abjad=t.abjad), slips=True, sounds=True)) < 50 for t in tokens)


@pytest.mark.parametrize("other", ["ARTEM YAMSHCHIKOV", "artem yamshchikov", "Yamshchikov Artem", "Ártèm Yamshchikóv"])
def test_case_order_and_diacritics_of_a_person(other: str) -> None:
    plain = score("Artem Yamshchikov", "Artem Yamshchikov", NameKind.PERSON)
    assert score("Artem Yamshchikov", other, NameKind.PERSON) == pytest.approx(plain, abs=0.02)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    parties = [("a", NameKind.PERSON, ["Artem Yamshchikov"]), ("b", NameKind.ORGANISATION, ["IEMZ Kupol", "浩天翼"])]
    return NameIndex.build(parties, tables=TABLES)


@thorough
@given(anything, kinds)
def test_no_query_raises(index: NameIndex, query: str, kind: NameKind) -> None:
    for hit in index.search(query, kind):
        assert 0.0 <= hit.score <= 1.0


@pytest.mark.parametrize(
    "query",
    [
        "",
        "😀",
        "\u202eKupol\u202c",
        "\x00\x01",
        "Kupol " * 2000,
        "(" * 10_000,
        "ا" * 10_000,
        "翼" * 10_000,
        "a." * 5000,
    ],
)
def test_hostile_queries_are_answered(index: NameIndex, query: str) -> None:
    for kind in NameKind:
        index.search(query, kind)
