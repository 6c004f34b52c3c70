-- Puts an event of a generation on record, and into the outbox where there is a trace to go with it. The row of the generation is held, so that
-- two deliveries of one event do not run side by side; each statement in here sees what was committed while it waited for that.
CREATE FUNCTION record_event(in_generation uuid, in_sequence integer, in_event jsonb, in_trace jsonb)
RETURNS TABLE (became text, last integer) LANGUAGE plpgsql AS $$
DECLARE
  ended timestamptz;
BEGIN
  SELECT finished_at INTO ended FROM gateway.generations WHERE id = in_generation FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT coalesce(max(sequence), 0) INTO last FROM gateway.events WHERE generation_id = in_generation;
  became := CASE
    WHEN in_sequence <= last THEN 'known'
    WHEN in_sequence > last + 1 THEN 'early'
    -- A step that did not hear of the end may still report.
    WHEN ended IS NOT NULL THEN 'late'
    ELSE 'recorded' END;
  IF became = 'recorded' THEN
    INSERT INTO gateway.events (generation_id, sequence, event) VALUES (in_generation, in_sequence, in_event);
    IF in_trace IS NOT NULL THEN
      INSERT INTO gateway.outbox (generation_id, sequence, trace) VALUES (in_generation, in_sequence, in_trace);
    END IF;
  END IF;
  RETURN NEXT;
END $$;
