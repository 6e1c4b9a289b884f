"""How an older store becomes the present one, step by step. `schema.sql` says the same at once, for a new store."""

MIGRATIONS: dict[int, str] = {
    1: """
CREATE TABLE arrival (
  version INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  previous INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL
);
""",
    2: """
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  entry TEXT NOT NULL UNIQUE,
  data TEXT NOT NULL
);
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal
  BEGIN SELECT RAISE(ABORT, 'a recorded withdrawal is never changed'); END;
CREATE TRIGGER withdrawal_remains BEFORE DELETE ON withdrawal
  BEGIN SELECT RAISE(ABORT, 'a recorded withdrawal is never deleted'); END;
CREATE TABLE claim_judgement (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  claim TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX claim_judgement_claim ON claim_judgement (claim);
CREATE TRIGGER claim_judgement_stays BEFORE UPDATE ON claim_judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never changed'); END;
CREATE TRIGGER claim_judgement_remains BEFORE DELETE ON claim_judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never deleted'); END;
CREATE TABLE intake (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  key TEXT NOT NULL,
  copy_of TEXT NOT NULL,
  words INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  parties INTEGER NOT NULL,
  recorded TEXT NOT NULL
);
CREATE INDEX intake_path ON intake (path, id);
CREATE TABLE intake_document (
  intake INTEGER NOT NULL REFERENCES intake,
  number INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES document,
  PRIMARY KEY (intake, number)
) WITHOUT ROWID;
CREATE TABLE intake_issue (
  intake INTEGER NOT NULL REFERENCES intake,
  number INTEGER NOT NULL,
  severity TEXT NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  remedy TEXT NOT NULL,
  PRIMARY KEY (intake, number)
) WITHOUT ROWID;
""",
    3: """
CREATE TABLE investigation (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  investigation TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX investigation_own ON investigation (investigation, id);
CREATE TRIGGER investigation_stays BEFORE UPDATE ON investigation
  BEGIN SELECT RAISE(ABORT, 'a recorded investigation is never changed'); END;
CREATE TRIGGER investigation_remains BEFORE DELETE ON investigation
  BEGIN SELECT RAISE(ABORT, 'a recorded investigation is never deleted'); END;
CREATE TABLE act (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  who TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE TRIGGER act_stays BEFORE UPDATE ON act
  BEGIN SELECT RAISE(ABORT, 'a line of the log is never changed'); END;
CREATE TRIGGER act_remains BEFORE DELETE ON act
  BEGIN SELECT RAISE(ABORT, 'a line of the log is never deleted'); END;
""",
}
"""SQL that brings a store of version N to N + 1, by N. It runs in one transaction, when the store is opened."""
