-- Accounts and tokens share their numbers, for either may be a caller. 0 is the city itself, 1 stands
-- for anybody while authorisation is off; the rest below 16 is kept free.
CREATE SEQUENCE access_caller_numbers AS integer MINVALUE 16;

CREATE TABLE access_accounts (
    number       integer     PRIMARY KEY DEFAULT nextval('access_caller_numbers'),
    name         text        NOT NULL UNIQUE CHECK (name = lower(name)),
    display_name text        NOT NULL,
    role         text        NOT NULL CHECK (role IN ('READER', 'DEPARTMENT', 'OPERATOR', 'ADMIN')),
    department   text,
    districts    text[]      NOT NULL,
    clearance    text        NOT NULL CHECK (clearance IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL')),
    status       text        NOT NULL CHECK (status IN ('ENABLED', 'DISABLED')),
    hash         text        NOT NULL,
    password     text        NOT NULL CHECK (password IN ('CHOSEN', 'TO_BE_CHANGED')),
    failures     integer     NOT NULL DEFAULT 0,
    failed_at    timestamptz NOT NULL DEFAULT 'epoch',
    created_at   timestamptz NOT NULL
);
COMMENT ON COLUMN access_accounts.districts IS 'GB/T 2260 codes; empty for all';
COMMENT ON COLUMN access_accounts.hash IS 'Argon2id of the password, as a PHC string';
COMMENT ON COLUMN access_accounts.failures IS 'to sign in, in a row, from addresses not known to the account';

CREATE TABLE access_tokens (
    number        integer     PRIMARY KEY DEFAULT nextval('access_caller_numbers'),
    name          text        NOT NULL,
    secret_sha256 text        NOT NULL UNIQUE CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
    role          text        NOT NULL CHECK (role IN ('READER', 'DEPARTMENT', 'OPERATOR', 'ADMIN')),
    department    text,
    districts     text[]      NOT NULL,
    clearance     text        NOT NULL CHECK (clearance IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL')),
    issued_by     integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    used_at       timestamptz
);
COMMENT ON COLUMN access_tokens.issued_by IS 'a caller''s number, which may be 0 or 1: not a reference';
COMMENT ON COLUMN access_tokens.used_at IS 'to about a minute';

CREATE TABLE access_sessions (
    secret_sha256 text        PRIMARY KEY CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
    account       integer     NOT NULL REFERENCES access_accounts,
    address       text        NOT NULL,
    created_at    timestamptz NOT NULL,
    used_at       timestamptz NOT NULL
);
COMMENT ON COLUMN access_sessions.secret_sha256 IS 'of the cookie''s value';
CREATE INDEX access_sessions_account ON access_sessions (account);

CREATE TABLE access_audits (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL,
    caller      integer     NOT NULL,
    caller_name text        NOT NULL,
    deed        text        NOT NULL,
    target      text        NOT NULL,
    detail      text        NOT NULL,
    address     text        NOT NULL,
    result      text        NOT NULL CHECK (result IN ('DONE', 'REFUSED'))
);

-- The server only adds. This keeps a slip of ours, or of a hand at the database, from rewriting it.
CREATE FUNCTION access_audits_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'access_audits is append-only';
END
$$;
CREATE TRIGGER access_audits_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON access_audits
    EXECUTE FUNCTION access_audits_stay();
