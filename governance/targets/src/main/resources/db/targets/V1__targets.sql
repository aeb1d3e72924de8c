-- Versions of the plan, as they were handed in.
CREATE TABLE targets_plans (
    number      integer     PRIMARY KEY,
    source      text        NOT NULL,
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    document    text        NOT NULL,
    reason      text        NOT NULL,
    caller      integer     NOT NULL,
    caller_name text        NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- What was declared and accepted. Rows are added, never changed: what was wrong is undone by another row.
CREATE TABLE targets_records (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity       text        NOT NULL,
    deed         text        NOT NULL CHECK (deed IN ('DECLARED', 'ACCEPTED')),
    effective_on date        NOT NULL,
    document     text        NOT NULL,
    reason       text        NOT NULL,
    undoes       bigint      UNIQUE REFERENCES targets_records,
    caller       integer     NOT NULL,
    caller_name  text        NOT NULL,
    recorded_at  timestamptz NOT NULL
);
CREATE INDEX targets_records_of_entities ON targets_records (entity, id);
COMMENT ON COLUMN targets_records.effective_on IS 'the day that the document names';

-- When the server listened: a silence outside of these is ours.
CREATE TABLE targets_uptimes (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL
);
