-- A generation may wait for somebody to approve what was understood, judge a tree of another one again, or belong to a run of its project.
ALTER TABLE generations
  DROP CONSTRAINT generations_status_check,
  ADD CONSTRAINT generations_status_check CHECK (status IN
    ('queued', 'running', 'in_review', 'verified', 'unverified', 'failed_verification', 'failed', 'cancelled')),
  -- Answers as JSON, in order.
  ADD COLUMN answers jsonb NOT NULL DEFAULT '[]',
  -- How many of them were read when it was offered last.
  ADD COLUMN answers_read integer NOT NULL DEFAULT 0,
  ADD COLUMN approved boolean NOT NULL DEFAULT false,
  -- When it was answered or approved last.
  ADD COLUMN decided_at timestamptz,
  -- A RepeatedVerification as JSON.
  ADD COLUMN verification jsonb,
  ADD COLUMN run_id uuid;
CREATE INDEX generations_by_run ON generations (run_id, id) WHERE run_id IS NOT NULL;
DROP INDEX generations_unfinished;
CREATE INDEX generations_unfinished ON generations (id) WHERE finished_at IS NULL;
