-- Events that the broker has not confirmed yet, in the order in which they were recorded. A row is written with its event and goes
-- when the broker has it, so that neither of the two can lose what the other has.
CREATE TABLE outbox (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  generation_id uuid NOT NULL,
  sequence integer NOT NULL,
  FOREIGN KEY (generation_id, sequence) REFERENCES events ON DELETE CASCADE
);
CREATE INDEX generations_queued ON generations (created_at) WHERE status = 'queued';
CREATE INDEX generations_to_cancel ON generations (id) WHERE cancel_requested AND finished_at IS NULL;
