CREATE TABLE blobs (
  digest text PRIMARY KEY CHECK (digest ~ '^sha256:[0-9a-f]{64}$'),
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Sources and archives that do not shrink much: looking for compression on every write costs more than it saves.
ALTER TABLE blobs ALTER COLUMN content SET STORAGE EXTERNAL;
