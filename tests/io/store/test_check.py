from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.store import SqliteStore
from lading.model.investigation import Act
from lading.model.judgement import Decision
from tests.conformance.test_claim_judgements import decide
from tests.conformance.test_documents import ORIGINAL, make_document
from tests.conformance.test_judgements import judge
from tests.conformance.test_notebook import DRONES
from tests.io.store.build import MONDAY, kupol_statements, let_in


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    opened = SqliteStore.open(tmp_path / "lading.db")
    let_in(opened, kupol_statements(), dataset="us_ofac_sdn")
    opened.documents.keep(make_document(), ORIGINAL, recorded=MONDAY)
    for decision in (Decision.POSITIVE, Decision.NEGATIVE, Decision.UNSURE):
        opened.judgements.record(judge(decision, "A. Analyst"), recorded=MONDAY)
    for by in ("A. Analyst", "B. Analyst"):
        entry = opened.claim_judgements.record(decide(Decision.POSITIVE, by), recorded=MONDAY)
        opened.claim_judgements.withdraw(entry.digest, by=by, recorded=MONDAY)
    opened.investigations.keep(DRONES, recorded=MONDAY)
    for about in ("one", "two"):
        opened.acts.record(Act("A. Analyst", "exported", about), recorded=MONDAY)
    return opened


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("DELETE FROM statement WHERE id = 7", "was let in with"),
        ("UPDATE statement SET until = 1 WHERE id = 7", "ended before it began"),
        ("UPDATE statement SET value = 999999 WHERE id = 7", "whose text is not there"),
        ("UPDATE statement SET id = 999999 WHERE id = 7", "outside the rows of its version"),
        ("INSERT INTO statement SELECT max(id) + 1, entity, shape, value, original, 0, 0, 0, 0, 1, NULL FROM statement", "two rows"),
        ("UPDATE archive SET deflated = x'789c030000000001'", "do not have their digest"),
        ("UPDATE archive SET deflated = x'00'", "damaged"),
        ("DROP TRIGGER judgement_stays; UPDATE judgement SET person = 0, data = replace(data, 'neg', 'pos')", "judgement was changed"),
        ("DROP TRIGGER claim_judgement_stays; UPDATE claim_judgement SET data = replace(data, 'positive', 'negative')", "judgement on a claim was changed"),
        ("DROP TRIGGER withdrawal_remains; DELETE FROM withdrawal WHERE id = 1", "withdrawal was changed, removed"),
        ("DROP TRIGGER act_remains; DELETE FROM act WHERE id = 1", "line of the log was changed, removed"),
        ("DROP TRIGGER investigation_stays; UPDATE investigation SET data = replace(data, 'Kupol', 'AEE')", "of an investigation was changed"),
        ("INSERT INTO intake_document VALUES (1, 0, 'gone')", "a file whose document is not there"),
        ("DROP TRIGGER judgement_remains; DELETE FROM judgement WHERE id = 2", "judgement was changed, removed"),
    ],
)  # fmt: skip
def test_tampering_is_found_and_named(store: SqliteStore, tampering: str, words: str) -> None:
    assert store.check() == ()
    for sql in tampering.split("; "):
        store.database.run(sql)
    assert words in " ".join(str(issue) for issue in store.check())
    store.close()


def test_a_recorded_judgement_cannot_be_changed_in_passing(store: SqliteStore) -> None:
    ledgers = ("judgement", "claim_judgement", "withdrawal", "investigation", "act")
    for sql in (words for one in ledgers for words in (f"UPDATE {one} SET recorded = ''", f"DELETE FROM {one}")):  # noqa: S608  # our own words
        with pytest.raises(StoreError, match="is never"):
            store.database.run(sql)
    store.close()
