-- Orders are accepted by one statement: one way to the server and back, and the organisation's row is held no longer than that takes.

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

-- Takes orders of one organisation that came at the same time, one after the other, and writes down all generations of each or none. A row
-- for each order: why it is refused, with the quota where that does not reach; or the (first) generation that the same request made
-- before; or only nulls when it is written down.
CREATE FUNCTION accept_orders(in_organisation uuid, orders jsonb)
RETURNS TABLE (refusal text, quota integer, known uuid) LANGUAGE plpgsql AS $$
DECLARE
  daily integer;
  today timestamptz;
  used integer;
  own_daily integer;
  amount integer;
  wanted record;
  before record;
BEGIN
  SELECT daily_generations INTO daily FROM gateway.organisations WHERE id = in_organisation FOR UPDATE;
  FOR wanted IN SELECT * FROM jsonb_to_recordset(orders) AS it(
    actor text, key uuid, action text, at timestamptz, generations jsonb, project uuid, retry_of uuid, verification jsonb, run uuid,
    idempotency_key text, request_digest text)
  LOOP
    refusal := NULL;
    quota := NULL;
    known := NULL;
    amount := jsonb_array_length(wanted.generations);
    IF today IS DISTINCT FROM date_trunc('day', wanted.at, 'UTC') THEN
      today := date_trunc('day', wanted.at, 'UTC');
      SELECT count(*) INTO used FROM gateway.generations WHERE organisation_id = in_organisation AND created_at >= today;
    END IF;
    SELECT daily_generations INTO own_daily FROM gateway.api_keys
      WHERE organisation_id = in_organisation AND id = wanted.key AND daily_generations > 0;
    SELECT request_digest, generation_id INTO before FROM gateway.idempotency_keys
      WHERE organisation_id = in_organisation AND key = wanted.idempotency_key;

    IF daily IS NULL THEN
      refusal := 'no organisation';
    ELSIF before.request_digest <> wanted.request_digest THEN
      refusal := 'other request';
    ELSIF before.generation_id IS NOT NULL THEN
      known := before.generation_id;
    ELSIF used + amount > daily THEN
      refusal := 'quota of the organisation';
      quota := daily;
    ELSIF own_daily IS NOT NULL AND own_daily < amount + (
      SELECT count(*) FROM gateway.generations
      WHERE organisation_id = in_organisation AND created_by = wanted.actor AND created_at >= today) THEN
      refusal := 'quota of the key';
      quota := own_daily;
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
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
