"""The tables of a library, as the ordered steps that led to them.

A step is never edited once it has been released: a library that went through it is
out there. The last step's number is the schema's version (`user_version`).
"""

from __future__ import annotations

APPLICATION_ID = 0x4E525352
"""Marks a SQLite file as a library of ours."""

_FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
-- Grows with every change of articles and stories.
INSERT INTO meta VALUES ('generation', 0);

-- One row an addition, so that the last one can be undone.
CREATE TABLE batch (number INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL);

CREATE TABLE page (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    batch   INTEGER NOT NULL REFERENCES batch,
    path    TEXT NOT NULL,
    media   TEXT NOT NULL,
    given   BLOB NOT NULL,      -- JSON of model.Given
    sha256  BLOB NOT NULL,      -- of the bytes as they came
    content BLOB NOT NULL       -- zlib
);
CREATE INDEX page_batch ON page (batch);

-- `sequence` is never used twice: an article that is changed gets a new one, and so
-- the index knows by its last sequence what it has not seen.
CREATE TABLE article (
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    page      INTEGER NOT NULL UNIQUE REFERENCES page ON DELETE CASCADE,
    edition   TEXT NOT NULL,    -- the id of the first edition
    moment    TEXT NOT NULL,    -- by which articles are put in order: published in UTC, else captured
    title     TEXT,
    outlet    TEXT,
    source    TEXT,
    authors   TEXT NOT NULL,    -- one a line
    published TEXT,
    day       TEXT,
    url       TEXT,
    content   BLOB NOT NULL     -- zlib, JSON of model.Article
);
CREATE INDEX article_order ON article (moment DESC, sequence DESC);
CREATE INDEX article_edition ON article (edition);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_outlet ON article (outlet, title);
CREATE INDEX article_source ON article (source) WHERE source IS NOT NULL;
CREATE INDEX article_day ON article (day) WHERE day IS NOT NULL;

-- The folded tokens of an article: what is searched and indexed. Derived from it.
CREATE TABLE folded (
    sequence INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, title TEXT NOT NULL, body TEXT NOT NULL
);
-- What an article is about, by which it is grouped: zlib. Derived from it, by one version of the program.
CREATE TABLE profile (
    sequence INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, maker TEXT NOT NULL, content BLOB NOT NULL
);

CREATE INDEX folded_title ON folded (title) WHERE title <> '';

CREATE TABLE story (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, first TEXT, last TEXT, why BLOB NOT NULL, moment TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE member (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE ON UPDATE CASCADE,
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    place INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX member_story ON member (story, place);
-- Where an id leads that no story bears any more; `now` is NULL when nothing is left of it.
CREATE TABLE former_story (id TEXT PRIMARY KEY, now TEXT) WITHOUT ROWID;
CREATE INDEX former_story_now ON former_story (now);

CREATE TABLE mark (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL, paragraph INTEGER, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, created TEXT NOT NULL
);
CREATE INDEX mark_article ON mark (article);
CREATE TABLE tag (
    mark INTEGER NOT NULL REFERENCES mark ON DELETE CASCADE, name TEXT NOT NULL, PRIMARY KEY (mark, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name);

-- What the reader did and said. An article that is changed keeps its id, so nothing here refers to its row.
CREATE TABLE seen (article TEXT PRIMARY KEY, "when" TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE saved_search (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE history (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL);
CREATE TABLE pair (first TEXT, second TEXT, together INTEGER NOT NULL, PRIMARY KEY (first, second)) WITHOUT ROWID;

-- What the search index of one schema holds.
CREATE TABLE stamp (
    schema TEXT PRIMARY KEY, folder TEXT NOT NULL, generation INTEGER NOT NULL, last_sequence INTEGER NOT NULL,
    count INTEGER NOT NULL, engine TEXT NOT NULL
) WITHOUT ROWID;
"""

_JUDGEMENTS = """
-- What the reader said is the same as a phrase, and what is not.
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL, article TEXT NOT NULL, paragraph INTEGER,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, same INTEGER NOT NULL, ours TEXT NOT NULL,
    score REAL NOT NULL, origin TEXT, created TEXT NOT NULL
);
CREATE INDEX judgement_article ON judgement (article);
"""

_FEEDS = """
CREATE TABLE feed (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    address  TEXT NOT NULL UNIQUE,
    title    TEXT,
    whole    INTEGER NOT NULL,  -- whether the page behind each entry is fetched too
    tags     TEXT NOT NULL,     -- one a line
    allowed  TEXT NOT NULL,     -- hosts that may be private, one a line
    added    TEXT NOT NULL,
    etag     TEXT,
    modified TEXT,
    fetched  TEXT,              -- the last success
    tried    TEXT,
    trouble  TEXT
);
-- The entries that came in, so that only what is new or changed is looked at. `key` is a
-- digest: of an article that is forgotten nothing can be read here.
CREATE TABLE entry (
    feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE, key TEXT NOT NULL, digest BLOB NOT NULL,
    tries INTEGER NOT NULL, article TEXT, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX entry_article ON entry (article) WHERE article IS NOT NULL;
-- Searches whose articles the reader does not want to see in lists.
CREATE TABLE ignore_rule (text TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_LINES = """
-- Lines that the reader kept or cut by hand; `text` is the line's as it was then.
CREATE TABLE hand_line (
    article TEXT NOT NULL, line INTEGER NOT NULL, kept INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (article, line)
) WITHOUT ROWID;
"""

_ORDER = """
-- The newest stories are read without looking at all of them.
CREATE INDEX story_order ON story (moment DESC, id);
"""

_EDITIONS = """
-- Editions that another one of their article stands for in its story. Derived.
CREATE TABLE superseded (article TEXT PRIMARY KEY, edition TEXT NOT NULL, standing TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX superseded_edition ON superseded (edition);
-- The articles with several editions as they were when these were looked at last.
CREATE TABLE edition_group (edition TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta SELECT 'editions_due', 1 WHERE EXISTS (SELECT 1 FROM article GROUP BY edition HAVING count(*) > 1);
"""

STEPS: tuple[str, ...] = (_FIRST, _JUDGEMENTS, _FEEDS, _LINES, _ORDER, _EDITIONS)
