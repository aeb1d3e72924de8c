CREATE TABLE imports_runs (
    number         integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    mapping        text        NOT NULL,
    mapping_sha256 text        NOT NULL CHECK (mapping_sha256 ~ '^[0-9a-f]{64}$'),
    title          text        NOT NULL,
    file           text        NOT NULL,
    file_sha256    text        NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    department     text,
    district       text,
    classification text        NOT NULL CHECK (classification IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL')),
    state          text        NOT NULL CHECK (state IN ('RUNNING', 'FINISHED', 'INTERRUPTED')),
    row            bigint      NOT NULL,
    created        bigint      NOT NULL,
    changed        bigint      NOT NULL,
    unchanged      bigint      NOT NULL,
    read           bigint      NOT NULL DEFAULT 0,
    refused        bigint      NOT NULL DEFAULT 0,
    begun_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    report         jsonb
);
CREATE INDEX imports_runs_subject ON imports_runs (file_sha256, mapping_sha256, number);
COMMENT ON COLUMN imports_runs.mapping_sha256 IS 'of the mapping''s text and of the files that it looks up in';
COMMENT ON COLUMN imports_runs.row IS 'this one and all before it are settled; counted after the mapping''s steps';
COMMENT ON COLUMN imports_runs.department IS 'whose the run is, as are the two after it';
