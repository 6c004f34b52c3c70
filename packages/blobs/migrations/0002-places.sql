-- Bytes that are kept for a while lie in places of their own, which can be emptied; everything else in the one without a name.
ALTER TABLE blobs ADD COLUMN place text NOT NULL DEFAULT '', DROP CONSTRAINT blobs_pkey, ADD PRIMARY KEY (place, digest);
