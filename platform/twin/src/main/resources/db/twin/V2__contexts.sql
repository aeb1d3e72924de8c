-- JSON-LD contexts that the city hosts (GS CIM 009 5.13), written once and never changed.
CREATE TABLE twin_contexts (
    tenant     text        NOT NULL,
    id         uuid        NOT NULL,
    origin     text        NOT NULL CHECK (origin IN ('CLIENT', 'SERVER')),
    body       text        NOT NULL,
    added_by   integer     NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN twin_contexts.body IS 'the value of @context, as JSON';
COMMENT ON COLUMN twin_contexts.added_by IS 'the number of the caller that added it';
