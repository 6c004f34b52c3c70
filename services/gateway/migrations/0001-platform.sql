-- Who uses the platform, what they asked for, and what came of it. Every row but an organisation belongs to one.
CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Generations that may be started in one day (UTC).
  daily_generations integer NOT NULL CHECK (daily_generations >= 0),
  created_at timestamptz NOT NULL
);

-- The secret itself is shown once and never stored.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'developer', 'viewer')),
  secret_digest bytea NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_keys_by_organisation ON api_keys (organisation_id, id);

CREATE TABLE projects (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  name text NOT NULL,
  description text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (organisation_id, id)
);
CREATE UNIQUE INDEX projects_by_name ON projects (organisation_id, lower(name));

CREATE TABLE generations (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  project_id uuid,
  -- The one that this repeats.
  retry_of uuid REFERENCES generations,
  -- A GenerationRequest as JSON.
  request jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'verified', 'unverified', 'failed_verification', 'failed', 'cancelled')),
  cancel_requested boolean NOT NULL DEFAULT false,
  -- Digest of the last tree that was built.
  tree text,
  -- An ErrorDetail as JSON.
  error jsonb,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  -- Counts changes; the ETag.
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (organisation_id, project_id) REFERENCES projects (organisation_id, id)
);
CREATE INDEX generations_by_organisation ON generations (organisation_id, id DESC);
CREATE INDEX generations_unfinished ON generations (id) WHERE status IN ('queued', 'running');

-- GenerationEvents as they arrived; a second arrival of the same changes nothing.
CREATE TABLE events (
  generation_id uuid NOT NULL REFERENCES generations ON DELETE CASCADE,
  sequence integer NOT NULL CHECK (sequence > 0),
  event jsonb NOT NULL,
  PRIMARY KEY (generation_id, sequence)
);

CREATE TABLE verdicts (
  generation_id uuid NOT NULL REFERENCES generations ON DELETE CASCADE,
  gate text NOT NULL,
  verdict jsonb NOT NULL,
  PRIMARY KEY (generation_id, gate)
);

-- What a request with an Idempotency-Key came to.
CREATE TABLE idempotency_keys (
  organisation_id uuid NOT NULL REFERENCES organisations,
  key text NOT NULL,
  request_digest text NOT NULL,
  generation_id uuid NOT NULL REFERENCES generations,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, key)
);

-- Append-only: each row holds the digest of the row before it, per organisation, so that a change or a gap shows.
CREATE TABLE audit_entries (
  organisation_id uuid NOT NULL REFERENCES organisations,
  sequence integer NOT NULL CHECK (sequence > 0),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  at timestamptz NOT NULL,
  previous_digest text NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (organisation_id, sequence)
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
