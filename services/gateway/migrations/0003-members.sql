-- People. One who was invited has an address and no identity yet; who first signs in with that address takes the place.
CREATE TABLE members (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  -- In lower case.
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'developer', 'viewer')),
  -- Who vouches for them, and under which name.
  issuer text,
  subject text,
  invited_at timestamptz NOT NULL,
  joined_at timestamptz,
  UNIQUE (organisation_id, email),
  UNIQUE (organisation_id, issuer, subject),
  CHECK ((issuer IS NULL) = (joined_at IS NULL) AND (subject IS NULL) = (joined_at IS NULL))
);
CREATE INDEX members_by_identity ON members (issuer, subject);
CREATE INDEX members_invited ON members (email) WHERE joined_at IS NULL;
