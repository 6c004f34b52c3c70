-- The quota of a day is counted at every order.
CREATE INDEX generations_by_day ON generations (organisation_id, created_at);
