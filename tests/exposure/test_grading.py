"""Grades of evidence: by the kind of publisher, by independence, by denial; a person's word wins."""

import pytest

from lading.errors import ConfigurationError
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.publishers import add_own, load_grades
from lading.model.claim import AuthorityKind, Polarity, Predicate, Stance
from lading.model.exposure import Grade
from tests.exposure.network import DAY, RULES, WORDS, changed, exposed, graph_of, told
from tests.graph.case import Page, page, stated

TABLE = load_grades()


def graded(*pages: Page) -> Grade:
    """The grade of the only exposure that some pages make."""
    (rows,) = exposed(*pages).values()
    assert rows[0].grade is not None
    return rows[0].grade


@pytest.mark.parametrize(
    ("publisher", "url", "kind"),
    [
        ("Reuters", "", "agency"),
        ("the  Reuters", "", "agency"),
        ("www.reuters.com", "", "agency"),
        ("U.S. Department of the Treasury", "", "official"),
        ("", "https://home.treasury.gov/news/press-releases/jy2700", "official"),
        ("", "https://www.gov.uk/government/news/x", "official"),
        ("", "https://notgov.uk.example.com/", "unknown"),
        ("Министерство обороны Украины", "", "official"),
        ("外交部", "", "official"),
        ("新华社", "", "state_media"),
        ("TASS", "", "state_media"),
        ("Kiel Institute", "", "research"),
        ("", "https://t.me/somebody", "social_media"),
        ("A blog nobody knows", "", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_kind_of_publisher(publisher: str, url: str, kind: str) -> None:
    assert TABLE.kind_of(publisher, url).id == kind


def test_every_name_host_and_word_leads_to_a_kind() -> None:
    kinds = {*TABLE.names.values(), *TABLE.hosts.values(), *TABLE.words.values()}
    assert kinds <= set(TABLE.kinds)
    assert set(TABLE.likelihood) == {1, 2, 3, 4, 5, 6}


def test_one_agency_on_papers_is_b2_and_likely() -> None:
    found = graded(told("AEE | supplies | Arms Works | A140", publisher="Reuters"))
    assert (found.reliability, found.likelihood) == ("B", TABLE.likelihood[found.credibility])


def test_two_independent_voices_confirm_and_an_echo_does_not() -> None:
    first = told("AEE | supplies | Arms Works | A140", publisher="Reuters", name="one")
    second = told("AEE | supplies | Arms Works | A140", publisher="Der Spiegel", name="two")
    echo = told("AEE | supplies | Arms Works | A140", publisher="reuters.com", name="three")
    assert graded(first, second).code == "B1"
    assert graded(first, echo).credibility > 1


def test_an_allegation_is_no_more_than_even() -> None:
    found = graded(told("AEE | supplies | Arms Works | A140", publisher="Reuters", stance=Stance.ALLEGED))
    assert (found.credibility, found.likelihood) == (3, "roughly even chance")


def test_who_is_unknown_cannot_be_judged_and_gets_no_likelihood() -> None:
    found = graded(told("AEE | supplies | Arms Works | A140", stance=Stance.ASSERTED))
    assert (found.code, found.likelihood) == ("F6", "")


def test_an_own_file_adds_kinds_and_moves_those_that_ship() -> None:
    text = (
        "kinds: {harbour_watch: {reliability: B, words: people at the quay}, state_media: {reliability: E}}\n"
        "publishers: {A blog nobody knows: harbour_watch}\n"
    )
    table = add_own(TABLE, text, where="grades.yml")
    assert table.kind_of("a blog nobody knows").reliability == "B"
    assert (table.kind_of("TASS").reliability, TABLE.kind_of("TASS").reliability) == ("E", "D")
    assert table.kind_of("TASS").words == TABLE.kind_of("TASS").words
    one = told("AEE | supplies | Arms Works | A140", publisher="A blog nobody knows", stance=Stance.ASSERTED)
    graph = graph_of(one)
    found = assess_exposures(graph, cut_day(graph, DAY, table=RULES), table=RULES, grades=table, words=WORDS)
    (row,) = (row for rows in found.values() for row in rows)
    assert row.grade
    assert row.grade.code == "B2"


def test_an_own_file_moves_publishers() -> None:
    table = add_own(TABLE, "publishers: {A blog nobody knows: investigative}", where="grades.yml")
    assert table.kind_of("a blog nobody knows").id == "investigative"
    assert TABLE.kind_of("a blog nobody knows").id == "unknown"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("publishers: {X: excellent}", "no kind of publisher is called 'excellent'"),
        ("publisher: {X: agency}", "unknown field publisher"),
        ("documents: {x: {reliability: Z, by: me}}", "not on the scale"),
        ("documents: {x: {credibility: 7, by: me}}", "not on the scale"),
        ("documents: {x: {reliability: B}}", "nobody stands behind"),
        ("documents: {x: B2}", "no grade"),
        ("- a list", "no mapping"),
        ("a: [", "no YAML"),
    ],
)
def test_a_bad_own_file_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        add_own(TABLE, text, where="grades.yml")
    assert "grades.yml" in str(caught.value)


def test_a_denial_of_somebody_else_lowers_it_and_ones_own_does_not() -> None:
    def denied_by(speaker: str) -> Grade:
        one = told("AEE | supplies | Arms Works | A140", publisher="Reuters", stance=Stance.REPORTED)
        claim = one.claims[0]
        two = told(f"{speaker} | comments | |", publisher="Reuters", name="two", stance=Stance.DENIED)
        two.claims[0] = changed(two.claims[0], denies=(claim.id,))
        return graded(one, two)

    assert denied_by("Customs Office").credibility == denied_by("AEE").credibility + 1


def test_what_ones_director_denies_one_denies_oneself() -> None:
    one = told("AEE | supplies | Arms Works | A140", publisher="Reuters", stance=Stance.REPORTED)
    boss = told("person Li | directs | AEE |", publisher="Reuters", name="boss")
    denial = told("person Li | comments | |", publisher="Reuters", name="two", stance=Stance.DENIED)
    denial.claims[0] = changed(denial.claims[0], denies=(one.claims[0].id,))
    with_boss = exposed(one, boss, denial)["AEE"][0].grade
    alone = exposed(one, denial)["AEE"][0].grade
    assert with_boss
    assert alone
    assert with_boss.credibility < alone.credibility


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("its lawyer Peter Hale", True),
        ("Peter Hale, a spokesman for it", True),
        ("адвокат Peter Hale", True),
        ("the engineer Peter Hale", False),
    ],
)
def test_what_ones_lawyer_or_spokesman_denies_one_denies_oneself(words: str, *, own: bool) -> None:
    one = told("AEE | supplies | Arms Works | A140", publisher="Reuters")
    two = page(f"AEE never supplied Arms Works, {words} said.", name="two", publisher="Reuters")
    ends = two.named("AEE"), two.named("Arms Works")
    said = two.authority("Peter Hale", AuthorityKind.PERSON)
    two.says(
        Predicate.SUPPLIES,
        *ends,
        quote="AEE never supplied Arms Works",
        stance=Stance.DENIED,
        polarity=Polarity.NEGATED,
        attribution=(said,),
    )
    (row,) = exposed(one, two)["AEE"]
    assert row.contradicted_by
    assert row.grade
    assert (row.grade.credibility == graded(one).credibility) is own


def test_a_register_is_graded_by_who_keeps_it_and_a_list_as_official() -> None:
    owned = stated("yard", "Company", "own_table", name="Yard")
    stake = stated("s", "Ownership", "own_table", owner="arms", asset="yard", percentage="20", summary="row 2")
    (row,) = exposed(listed=[owned, stake])["Yard"]
    assert row.grade
    assert row.grade.code == "F6"
    assert "the register own_table" in row.explanation
