-- Views to read the record by, in Datasette, DuckDB, pandas or the sqlite3 shell. Made afresh by every migration.

-- Between which days each report was published: by its metadata, else by what its text tells (inferred). Metadata of a
-- day after that of reading, with a day more for where it has begun, is not believed. middle, a Julian day, is what
-- reports are put in order by: the middle of the interval, or the one end that is known.
CREATE VIEW published AS
SELECT d.*, (julianday(ifnull(d.earliest, d.latest)) + julianday(ifnull(d.latest, d.earliest))) / 2 AS middle
  FROM (SELECT r.key AS report, r.text,
               CASE WHEN r.believed THEN r.published_earliest ELSE p.earliest END AS earliest,
               CASE WHEN r.believed THEN r.published_latest ELSE p.latest END AS latest,
               NOT r.believed AND ifnull(p.earliest, p.latest) IS NOT NULL AS inferred
          FROM (SELECT key, text, published_earliest, published_latest,
                       ifnull(ifnull(published_earliest, published_latest)
                              <= ifnull(date(read_at, '+1 day'), '9999-12-31'), 0) AS believed
                  FROM report) r
          LEFT JOIN publication p ON p.text = r.text) d;

-- Who each speaker of each attribution is, over the whole record: whom a correction assigned, else the identity of the
-- text's entity, else (where nothing is decided yet) that entity itself. id is null where it is open; said is the
-- status by the text alone; identity and assigned are the keys of canonical that decided.
CREATE VIEW voices AS
SELECT k.attribution, k.place, a.text, a.statement, k.entity, e.name AS called,
       ifnull(c.id, CASE WHEN g.attribution IS NULL AND i.entity IS NULL THEN e.id END) AS id,
       ifnull(c.name, CASE WHEN g.attribution IS NULL AND i.entity IS NULL THEN e.name END) AS name,
       CASE WHEN c.key IS NOT NULL THEN c.kind WHEN g.attribution IS NULL AND i.entity IS NULL THEN e.kind END AS kind,
       CASE WHEN c.key IS NOT NULL THEN c.named WHEN g.attribution IS NULL AND i.entity IS NULL THEN e.named END AS named,
       CASE WHEN c.key IS NOT NULL THEN c.count WHEN g.attribution IS NULL AND i.entity IS NULL THEN e.count END AS count,
       c.key AS canonical, k.role, k.status AS said,
       CASE WHEN c.key IS NOT NULL THEN 'resolved' WHEN g.attribution IS NOT NULL THEN 'unresolved'
            WHEN i.entity IS NOT NULL THEN i.status ELSE k.status END AS status,
       k.because, k.rule, k.confidence,
       i.status AS decided, i.rule AS decided_rule, i.because AS decided_because, i.confidence AS decided_confidence,
       ifnull(g.correction, i.correction) AS correction, k.folded, e.folded AS called_folded
  FROM speaker k
  JOIN attribution a ON a.key = k.attribution
  LEFT JOIN entity e ON e.key = k.entity
  LEFT JOIN identity i ON i.entity = k.entity AND i.text = a.text
  LEFT JOIN assigned g ON g.attribution = k.attribution AND g.place = k.place
  LEFT JOIN canonical c ON c.key = CASE WHEN g.attribution IS NULL THEN i.canonical ELSE g.canonical END;

-- The same without the attributions that a correction refused.
CREATE VIEW who AS
SELECT v.* FROM voices v WHERE NOT EXISTS (SELECT 1 FROM refused x WHERE x.attribution = v.attribution);

-- One row an attribution, those left out that a correction refused. Where several reports share a text, the first of them by path stands for all.
CREATE VIEW quotations AS
SELECT a.id,
       s.id AS statement,
       (SELECT group_concat(name, '; ') FROM
           (SELECT ifnull(w.name, '[' || a.source || ']') AS name
              FROM who w WHERE w.attribution = a.key ORDER BY w.place)) AS speakers,
       a.quotation, a.stance, a.content, a.cue, a.source,
       r.outlet, p.earliest AS published_earliest, p.latest AS published_latest, r.title, r.url, r.path, r.line,
       r.language, a.start, a.headline, a.confidence,
       (SELECT count(*) FROM report c WHERE c.text = a.text) AS reports,
       (SELECT count(*) FROM figure f WHERE f.attribution = a.key) AS figures,
       o.kind AS occasion, o.medium, o.interlocutor, d.earliest AS said_earliest, d.latest AS said_latest,
       r.id AS report, t.id AS text, v.onrecord, v.model, v.packs, r.read_at
  FROM attribution a
  JOIN statement s ON s.key = a.statement
  JOIN analysis n ON n.text = a.text
  JOIN version v ON v.key = n.version
  JOIN text t ON t.key = a.text
  JOIN report r ON r.key = (SELECT f.key FROM report f WHERE f.text = a.text
                             ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1)
  JOIN published p ON p.report = r.key
  LEFT JOIN occasion o ON o.key = a.occasion
  LEFT JOIN date d ON d.key = o.date
 WHERE NOT EXISTS (SELECT 1 FROM refused x WHERE x.attribution = a.key);

-- One row a version of a statement, the fullest (place 0) first; the difference has its words with those that it
-- [-leaves out-] and {+puts in+}.
CREATE VIEW versions AS
SELECT q.statement, t.place, t.kind, t.because, q.speakers, q.content, t.difference, q.outlet,
       q.published_earliest, q.published_latest, q.title, q.path, q.line, t.rule, q.id AS attribution, q.report, q.text
  FROM telling t
  JOIN attribution a ON a.key = t.attribution
  JOIN quotations q ON q.id = a.id;

-- One row a figure, with the attribution that tells it.
CREATE VIEW figures AS
SELECT q.speakers, f.quote AS figure, f.kind, f.low, f.high, f.unit, f.bound, f.approximate, f.counts, f.whose,
       d.quote AS time, d.earliest AS time_earliest, d.latest AS time_latest, f.unit_basis, f.rate,
       q.content, q.stance, q.outlet, q.published_earliest, q.published_latest, q.title, q.path, q.line,
       f.start, f."end", q.id AS attribution, q.statement, q.report, q.text
  FROM figure f
  JOIN attribution a ON a.key = f.attribution
  JOIN quotations q ON q.id = a.id
  LEFT JOIN date d ON d.key = f.date;

-- One row a report, with what was found in its text.
CREATE VIEW reports AS
SELECT r.id, r.path, r.line, r.url, r.outlet, r.title, r.byline, r.language,
       p.earliest AS published_earliest, p.latest AS published_latest, p.inferred, r.format, r.encoding, t.characters, n.skipped,
       (SELECT count(*) FROM attribution a WHERE a.text = r.text) AS attributions,
       t.id AS text, w.sha256 AS raw_sha256, w.bytes AS raw_bytes, r.read_at, v.onrecord, v.model, v.packs
  FROM report r
  JOIN published p ON p.report = r.key
  JOIN text t ON t.key = r.text
  JOIN raw w ON w.key = r.raw
  JOIN version v ON v.key = r.version
  LEFT JOIN analysis n ON n.text = r.text;

-- One row for everybody who speaks, whatever each text calls them.
CREATE VIEW speakers AS
SELECT w.id, min(w.name) AS name, min(w.kind) AS kind, min(w.named) AS named, min(w.count) AS count,
       count(DISTINCT w.statement) AS statements,
       count(DISTINCT w.text) AS texts
  FROM who w
 WHERE w.id IS NOT NULL
 GROUP BY w.id;

-- What each text calls whom, and why they are one: the rule, the reason and how sure it is.
CREATE VIEW identities AS
SELECT e.name AS called, t.id AS text, ifnull(c.id, '') AS id, c.name, i.status, i.rule, i.because, i.confidence,
       i.correction, c.known,
       (SELECT group_concat(name || ': ' || because, '; ') FROM
           (SELECT o.name, d.because FROM identity_candidate d JOIN canonical o ON o.key = d.canonical
             WHERE d.entity = i.entity AND d.text = i.text ORDER BY d.place)) AS others
  FROM identity i
  JOIN entity e ON e.key = i.entity
  JOIN text t ON t.key = i.text
  LEFT JOIN canonical c ON c.key = i.canonical;

-- What reading passed over, in its words.
CREATE VIEW left_out AS
SELECT r.id AS report, r.path, r.line, s.reason, s.rule, s.start, s."end",
       substr(t.content, s.start + 1, s."end" - s.start) AS quote
  FROM set_aside s
  JOIN report r ON r.key = s.report
  JOIN text t ON t.key = r.text;

-- When each page showed what: a report as its page says (since: the day of its modification, else of its publication,
-- where the page had been read by no earlier day), else when it was read; and when it was seen to show the same again.
CREATE VIEW appearances AS
SELECT x.page, x.place, x.report, x.words, x.read_at, x.id, x.again, x.sequence,
       CASE WHEN x.day <= date(x.read_at) THEN x.day ELSE date(x.read_at) END AS since,
       CASE WHEN x.day <= date(x.read_at) THEN x.basis ELSE 'read' END AS basis,
       CASE WHEN x.day <= date(x.read_at)
            THEN CASE WHEN abs(julianday(date(x.raw)) - julianday(x.day)) <= 1 THEN datetime(x.raw) ELSE '' END
            ELSE datetime(x.read_at) END AS moment
  FROM (SELECT p.page, p.place, p.report, p.words, r.read_at, r.id, 0 AS again, r.key AS sequence,
               ifnull(ifnull(r.modified_latest, r.modified_earliest),
                      ifnull(r.published_latest, r.published_earliest)) AS day,
               CASE WHEN ifnull(r.modified_latest, r.modified_earliest) IS NULL THEN 'published' ELSE 'modified' END AS basis,
               CASE WHEN ifnull(r.modified_latest, r.modified_earliest) IS NULL THEN r.published_raw ELSE r.modified_raw
                    END AS raw
          FROM appearance p JOIN report r ON r.key = p.report
         UNION ALL
        SELECT p.page, p.place, p.report, p.words, s.at, r.id, 1, s.key, NULL, 'read', NULL
          FROM appearance p JOIN report r ON r.key = p.report JOIN sighting s ON s.report = p.report AND s.again) x;

-- One row for each text that a page was seen with, in the order of the page's revisions: a text that it went back to
-- has several, one that was only read again has one.
CREATE VIEW revisions AS
SELECT y.place, y.number, count(*) OVER (PARTITION BY y.page) AS revisions, r.title, r.path, r.line, y.since, y.basis,
       y.read_at, r.id AS report, y.page
  FROM (SELECT x.*, row_number() OVER (PARTITION BY x.page ORDER BY x.since, x.moment, x.read_at, x.again,
                                       x.sequence) AS number
          FROM (SELECT a.*, a.words IS lag(a.words) OVER (PARTITION BY a.page ORDER BY a.since, a.moment, a.read_at,
                                                          a.again, a.sequence) AS same
                  FROM appearances a) x
         WHERE NOT x.same) y
  JOIN report r ON r.key = y.report;
