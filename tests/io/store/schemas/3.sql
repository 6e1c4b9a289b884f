-- The workspace: one SQLite file. Texts are kept once and referred to by number, so that ten million statements stay
-- under a gigabyte. Nothing that has been recorded is ever changed or deleted, but `statement.until` is filled in when a
-- later version of the same list no longer has the statement, and `statement.last_seen` follows what the list says.

CREATE TABLE string (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);

-- What many statements share: who states it, of what kind of entity, which property, in which language.
CREATE TABLE shape (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  schema TEXT NOT NULL,
  prop TEXT NOT NULL,
  lang TEXT NOT NULL DEFAULT '',
  external INTEGER NOT NULL DEFAULT 0,
  UNIQUE (dataset, schema, prop, lang, external)
);

-- One version of one list, or one reading of one document. Ids grow in the order of loading: recorded time.
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,           -- us_ofac_sdn; document/<id> for what a document states
  kind TEXT NOT NULL CHECK (kind IN ('list', 'document')),
  digest TEXT NOT NULL,            -- of the files' bytes and of what was read in them
  parser TEXT NOT NULL,
  published TEXT,                  -- ISO prefix, where the publisher or a person says so
  day TEXT NOT NULL,               -- from when it counts: published, else the day of loading (documents: always)
  loaded TEXT NOT NULL,            -- recorded time, UTC
  statements INTEGER NOT NULL,
  entities INTEGER NOT NULL,       -- parties: relations, addresses and papers not counted
  names INTEGER NOT NULL,
  identifiers INTEGER NOT NULL,
  first_row INTEGER NOT NULL,      -- the statements this version brought: a range of statement.id, empty if first > last
  last_row INTEGER NOT NULL
);
CREATE INDEX version_dataset ON version (dataset, id);

-- A version that is being written, chunk by chunk: it has its number and its rows, and nobody sees them until it is in
-- `version`. Of one whose process died the rows are taken back by the next load.
CREATE TABLE arrival (
  version INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  previous INTEGER NOT NULL,       -- the version of the same list that it follows; 0 for none
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL
);

CREATE TABLE version_file (
  version INTEGER NOT NULL REFERENCES version,
  number INTEGER NOT NULL,
  role TEXT NOT NULL,              -- the part it plays; several files may play the same
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  rows INTEGER NOT NULL,           -- places in it that a statement was read from
  PRIMARY KEY (version, number)
) WITHOUT ROWID;

CREATE TABLE version_issue (
  version INTEGER NOT NULL REFERENCES version,
  number INTEGER NOT NULL,
  severity TEXT NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  remedy TEXT NOT NULL,
  PRIMARY KEY (version, number)
) WITHOUT ROWID;

-- How many entities of a schema have a property: what `verify` compares from version to version.
CREATE TABLE version_fill (
  version INTEGER NOT NULL REFERENCES version,
  schema TEXT NOT NULL,
  prop TEXT NOT NULL,              -- empty: all entities of the schema
  entities INTEGER NOT NULL,
  PRIMARY KEY (version, schema, prop)
) WITHOUT ROWID;

-- Versions that were refused, so that a list which stopped parsing is seen in `status` and not only once on a screen.
CREATE TABLE refusal (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  at TEXT NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  remedy TEXT NOT NULL
);

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,          -- in the order stated
  entity INTEGER NOT NULL REFERENCES string,
  shape INTEGER NOT NULL REFERENCES shape,
  value INTEGER NOT NULL REFERENCES string,
  original INTEGER REFERENCES string,
  origin INTEGER REFERENCES string,  -- `sdn.csv row `, without the number at its end
  place INTEGER,                     -- that number
  first_seen INTEGER REFERENCES string,  -- as the list itself says
  last_seen INTEGER REFERENCES string,
  since INTEGER NOT NULL REFERENCES version,
  until INTEGER REFERENCES version   -- the first version, in order of loading, that no longer has it
);
CREATE INDEX statement_entity ON statement (entity);
CREATE INDEX statement_value ON statement (value);

CREATE TABLE archive (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  deflated BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES archive,
  name TEXT NOT NULL,
  published TEXT,
  recorded TEXT NOT NULL,
  data TEXT NOT NULL               -- the Document as JSON
) WITHOUT ROWID;

CREATE TABLE reading (
  version INTEGER PRIMARY KEY REFERENCES version,
  document TEXT NOT NULL REFERENCES document,
  data TEXT NOT NULL               -- the Reading as JSON, its claims left out
);
CREATE INDEX reading_document ON reading (document);

CREATE TABLE claim (
  version INTEGER NOT NULL REFERENCES version,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  data TEXT NOT NULL,              -- the Claim as JSON, deflated; plain in stores of earlier versions
  PRIMARY KEY (version, number)
) WITHOUT ROWID;
CREATE INDEX claim_id ON claim (id);

CREATE TABLE support (
  version INTEGER NOT NULL REFERENCES version,
  statement TEXT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (version, statement, claim)
) WITHOUT ROWID;
CREATE INDEX support_statement ON support (statement);

-- Append-only; each entry carries the digest of the one before it.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  query TEXT NOT NULL,
  candidate TEXT NOT NULL,
  person INTEGER NOT NULL,         -- 1 for a person's decision, which stands against any machine's
  data TEXT NOT NULL               -- the Judgement as JSON
);
CREATE INDEX judgement_pair ON judgement (query, candidate);
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never changed'); END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never deleted'); END;

-- What a person took back, judgement or judgement on a claim, by the digest of the entry. Append-only, chained.
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  entry TEXT NOT NULL UNIQUE,
  data TEXT NOT NULL               -- the Withdrawal as JSON
);
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal
  BEGIN SELECT RAISE(ABORT, 'a recorded withdrawal is never changed'); END;
CREATE TRIGGER withdrawal_remains BEFORE DELETE ON withdrawal
  BEGIN SELECT RAISE(ABORT, 'a recorded withdrawal is never deleted'); END;

-- What people decided on claims. Append-only, chained; the claim is kept whole, so that a yes outlives every re-reading.
CREATE TABLE claim_judgement (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded TEXT NOT NULL,
  claim TEXT NOT NULL,
  data TEXT NOT NULL               -- the ClaimJudgement as JSON
);
CREATE INDEX claim_judgement_claim ON claim_judgement (claim);
CREATE TRIGGER claim_judgement_stays BEFORE UPDATE ON claim_judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never changed'); END;
CREATE TRIGGER claim_judgement_remains BEFORE DELETE ON claim_judgement
  BEGIN SELECT RAISE(ABORT, 'a recorded judgement is never deleted'); END;

-- What became of a file, each time it was read: the last row of a path stands. A row without documents is a failure.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,            -- of its bytes; empty where it could not be opened
  key TEXT NOT NULL,               -- digest of all else that the reading depends on
  copy_of TEXT NOT NULL,           -- the path that was read in its place, having the same bytes
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
