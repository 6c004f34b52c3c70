-- An order is accepted by one statement: one way to the server and back, and the organisation's row is held no longer than that takes.

-- Appends to an organisation's log inside the transaction of the change itself, so that there is neither a change without an entry nor an
-- entry without a change. The caller holds the organisation's row, so entries come one after the other. Whoever looks for a break in the
-- chain computes the same digest elsewhere: SHA-256 of a JSON array without spaces.
CREATE FUNCTION append_audit(in_organisation uuid, in_actor text, in_action text, in_subject text, in_at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  next_sequence integer;
  previous text;
BEGIN
  SELECT sequence + 1, digest INTO next_sequence, previous FROM gateway.audit_entries
    WHERE organisation_id = in_organisation ORDER BY sequence DESC LIMIT 1;
  next_sequence := coalesce(next_sequence, 1);
  previous := coalesce(previous, '');
  INSERT INTO gateway.audit_entries (organisation_id, sequence, actor, action, subject, at, previous_digest, digest)
  VALUES (in_organisation, next_sequence, in_actor, in_action, in_subject, in_at, previous, encode(sha256(convert_to(concat(
    '[', to_json(in_organisation), ',', next_sequence, ',', to_json(in_actor), ',', to_json(in_action), ',', to_json(in_subject), ',"',
    to_char(in_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '",', to_json(previous), ']'), 'UTF8')), 'hex'));
END $$;

-- Writes down all generations of an order, or none. One row: why it is refused, with the quota where that does not reach; or the (first)
-- generation that the same request made before; or only nulls when they are written down.
CREATE FUNCTION accept_generations(asked jsonb)
RETURNS TABLE (refusal text, quota integer, known uuid) LANGUAGE plpgsql AS $$
DECLARE
  wanted record;
  before record;
  today timestamptz;
  amount integer;
BEGIN
  SELECT * INTO wanted FROM jsonb_to_record(asked) AS it(
    organisation uuid, actor text, key uuid, action text, at timestamptz, generations jsonb, project uuid, retry_of uuid,
    verification jsonb, run uuid, idempotency_key text, request_digest text);
  today := date_trunc('day', wanted.at, 'UTC');
  amount := jsonb_array_length(wanted.generations);

  SELECT daily_generations INTO quota FROM gateway.organisations WHERE id = wanted.organisation FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'no organisation', NULL::integer, NULL::uuid;
    RETURN;
  END IF;
  SELECT request_digest, generation_id INTO before FROM gateway.idempotency_keys
    WHERE organisation_id = wanted.organisation AND key = wanted.idempotency_key;
  IF FOUND THEN
    RETURN QUERY SELECT CASE WHEN before.request_digest <> wanted.request_digest THEN 'other request' END, NULL::integer, before.generation_id;
    RETURN;
  END IF;
  IF amount + (SELECT count(*) FROM gateway.generations
               WHERE organisation_id = wanted.organisation AND created_at >= today) > quota THEN
    RETURN QUERY SELECT 'quota of the organisation', quota, NULL::uuid;
    RETURN;
  END IF;
  SELECT daily_generations INTO quota FROM gateway.api_keys
    WHERE organisation_id = wanted.organisation AND id = wanted.key AND daily_generations > 0;
  IF FOUND AND amount + (SELECT count(*) FROM gateway.generations
               WHERE organisation_id = wanted.organisation AND created_by = wanted.actor AND created_at >= today) > quota THEN
    RETURN QUERY SELECT 'quota of the key', quota, NULL::uuid;
    RETURN;
  END IF;
  IF wanted.project IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM gateway.projects WHERE organisation_id = wanted.organisation AND id = wanted.project) THEN
    RETURN QUERY SELECT 'no project', NULL::integer, NULL::uuid;
    RETURN;
  END IF;

  INSERT INTO gateway.generations
    (id, organisation_id, project_id, retry_of, request, status, created_by, created_at, verification, tree, run_id)
  SELECT (each->>'id')::uuid, wanted.organisation, wanted.project, wanted.retry_of, each->'request', 'queued', wanted.actor, wanted.at,
    wanted.verification, wanted.verification->>'tree', wanted.run
  FROM jsonb_array_elements(wanted.generations) AS each;
  PERFORM gateway.append_audit(wanted.organisation, wanted.actor, wanted.action, each->>'id', wanted.at)
  FROM jsonb_array_elements(wanted.generations) AS each;
  IF wanted.idempotency_key IS NOT NULL THEN
    INSERT INTO gateway.idempotency_keys (organisation_id, key, request_digest, generation_id, created_at)
    VALUES (wanted.organisation, wanted.idempotency_key, wanted.request_digest, (wanted.generations->0->>'id')::uuid, wanted.at);
  END IF;
  RETURN QUERY SELECT NULL::text, NULL::integer, NULL::uuid;
END $$;
