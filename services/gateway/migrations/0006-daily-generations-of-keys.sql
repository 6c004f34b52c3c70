-- Of the organisation's, those that one key may start in a day; 0: all of them.
ALTER TABLE api_keys ADD COLUMN daily_generations integer NOT NULL DEFAULT 0 CHECK (daily_generations >= 0);
