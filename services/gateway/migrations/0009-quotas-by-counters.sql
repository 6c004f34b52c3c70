-- What was ordered on the latest day (UTC) on which something was: counting the day's generations took longer with each of them, and every
-- order did it.
ALTER TABLE organisations
  ADD COLUMN counted_on date NOT NULL DEFAULT '-infinity',
  ADD COLUMN counted integer NOT NULL DEFAULT 0;
-- Only of keys that have a quota of their own.
ALTER TABLE api_keys
  ADD COLUMN counted_on date NOT NULL DEFAULT '-infinity',
  ADD COLUMN counted integer NOT NULL DEFAULT 0;
UPDATE organisations SET counted_on = latest.day, counted = latest.amount
  FROM (SELECT DISTINCT ON (organisation_id) organisation_id, (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS amount
    FROM generations GROUP BY 1, 2 ORDER BY 1, 2 DESC) AS latest
  WHERE id = latest.organisation_id;
UPDATE api_keys SET counted_on = latest.day, counted = latest.amount
  FROM (SELECT DISTINCT ON (created_by) created_by, (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS amount
    FROM generations GROUP BY 1, 2 ORDER BY 1, 2 DESC) AS latest
  WHERE daily_generations > 0 AND created_by = 'key:' || id;
DROP INDEX generations_by_day;

-- As before, but for the counters. Of a gateway whose clock has not reached the day that others count already, orders count for that day.
CREATE OR REPLACE FUNCTION accept_orders(in_organisation uuid, orders jsonb)
RETURNS TABLE (refusal text, quota integer, known uuid) LANGUAGE plpgsql AS $$
DECLARE
  organisation record;
  today date;
  used integer;
  own record;
  own_used integer;
  amount integer;
  wanted record;
  before record;
BEGIN
  SELECT daily_generations, counted_on, counted INTO organisation FROM gateway.organisations WHERE id = in_organisation FOR NO KEY UPDATE;
  today := organisation.counted_on;
  used := organisation.counted;
  FOR wanted IN SELECT * FROM jsonb_to_recordset(orders) AS it(
    actor text, key uuid, action text, at timestamptz, generations jsonb, project uuid, retry_of uuid, verification jsonb, run uuid,
    idempotency_key text, request_digest text)
  LOOP
    refusal := NULL;
    quota := NULL;
    known := NULL;
    amount := jsonb_array_length(wanted.generations);
    IF today < (wanted.at AT TIME ZONE 'UTC')::date THEN
      today := (wanted.at AT TIME ZONE 'UTC')::date;
      used := 0;
    END IF;
    SELECT daily_generations, counted_on, counted INTO own FROM gateway.api_keys
      WHERE organisation_id = in_organisation AND id = wanted.key AND daily_generations > 0;
    own_used := CASE WHEN own.counted_on = today THEN own.counted ELSE 0 END;
    SELECT request_digest, generation_id INTO before FROM gateway.idempotency_keys
      WHERE organisation_id = in_organisation AND key = wanted.idempotency_key;

    IF organisation.daily_generations IS NULL THEN
      refusal := 'no organisation';
    ELSIF before.request_digest <> wanted.request_digest THEN
      refusal := 'other request';
    ELSIF before.generation_id IS NOT NULL THEN
      known := before.generation_id;
    ELSIF used + amount > organisation.daily_generations THEN
      refusal := 'quota of the organisation';
      quota := organisation.daily_generations;
    ELSIF own_used + amount > own.daily_generations THEN
      refusal := 'quota of the key';
      quota := own.daily_generations;
    ELSIF wanted.project IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM gateway.projects WHERE organisation_id = in_organisation AND id = wanted.project) THEN
      refusal := 'no project';
    ELSE
      INSERT INTO gateway.generations
        (id, organisation_id, project_id, retry_of, request, status, created_by, created_at, verification, tree, run_id)
      SELECT (each->>'id')::uuid, in_organisation, wanted.project, wanted.retry_of, each->'request', 'queued', wanted.actor, wanted.at,
        wanted.verification, wanted.verification->>'tree', wanted.run
      FROM jsonb_array_elements(wanted.generations) AS each;
      PERFORM gateway.append_audit(in_organisation, wanted.actor, wanted.action, each->>'id', wanted.at)
      FROM jsonb_array_elements(wanted.generations) AS each;
      INSERT INTO gateway.idempotency_keys (organisation_id, key, request_digest, generation_id, created_at)
      SELECT in_organisation, wanted.idempotency_key, wanted.request_digest, (wanted.generations->0->>'id')::uuid, wanted.at
      WHERE wanted.idempotency_key IS NOT NULL;
      used := used + amount;
      IF own.daily_generations IS NOT NULL THEN
        UPDATE gateway.api_keys SET counted_on = today, counted = own_used + amount
          WHERE organisation_id = in_organisation AND id = wanted.key;
      END IF;
    END IF;
    RETURN NEXT;
  END LOOP;
  IF (today, used) IS DISTINCT FROM (organisation.counted_on, organisation.counted) THEN
    UPDATE gateway.organisations SET counted_on = today, counted = used WHERE id = in_organisation;
  END IF;
END $$;
