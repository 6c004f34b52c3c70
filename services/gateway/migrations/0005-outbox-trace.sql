-- Where in a trace an event was recorded (W3C trace context); it goes to the broker as the message's headers.
ALTER TABLE outbox ADD COLUMN trace jsonb NOT NULL DEFAULT '{}';
