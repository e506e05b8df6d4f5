-- Views to read the record by, in Datasette, DuckDB, pandas or the sqlite3 shell. Made afresh by every migration.

-- One row an attribution. Where several reports share a text, the first of them by path stands for all.
CREATE VIEW quotations AS
SELECT a.id,
       s.id AS statement,
       (SELECT group_concat(name, '; ') FROM
           (SELECT ifnull(e.name, '[' || a.source || ']') AS name
              FROM speaker k LEFT JOIN entity e ON e.key = k.entity
             WHERE k.attribution = a.key ORDER BY k.place)) AS speakers,
       a.quotation, a.stance, a.content, a.cue, a.source,
       r.outlet, r.published_earliest, r.published_latest, r.title, r.url, r.path, r.line, r.language,
       a.start, a.headline, a.confidence,
       (SELECT count(*) FROM report c WHERE c.text = a.text) AS reports,
       r.id AS report, t.id AS text, v.onrecord, v.model, v.packs, r.read_at
  FROM attribution a
  JOIN statement s ON s.key = a.statement
  JOIN analysis n ON n.text = a.text
  JOIN version v ON v.key = n.version
  JOIN text t ON t.key = a.text
  JOIN report r ON r.key = (SELECT f.key FROM report f WHERE f.text = a.text
                             ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1);

-- One row a report, with what was found in its text.
CREATE VIEW reports AS
SELECT r.id, r.path, r.line, r.url, r.outlet, r.title, r.byline, r.language,
       r.published_earliest, r.published_latest, r.format, r.encoding, t.characters, n.skipped,
       (SELECT count(*) FROM attribution a WHERE a.text = r.text) AS attributions,
       t.id AS text, w.sha256 AS raw_sha256, w.bytes AS raw_bytes, r.read_at, v.onrecord, v.model, v.packs
  FROM report r
  JOIN text t ON t.key = r.text
  JOIN raw w ON w.key = r.raw
  JOIN version v ON v.key = r.version
  LEFT JOIN analysis n ON n.text = r.text;

-- One row an entity that speaks.
CREATE VIEW speakers AS
SELECT e.id, e.name, e.kind, e.named, e.count,
       count(DISTINCT a.statement) AS statements,
       count(DISTINCT a.text) AS texts
  FROM entity e
  JOIN speaker k ON k.entity = e.key
  JOIN attribution a ON a.key = k.attribution
 GROUP BY e.key;

-- What reading passed over, in its words.
CREATE VIEW left_out AS
SELECT r.id AS report, r.path, r.line, s.reason, s.rule, s.start, s."end",
       substr(t.content, s.start + 1, s."end" - s.start) AS quote
  FROM set_aside s
  JOIN report r ON r.key = s.report
  JOIN text t ON t.key = r.text;
