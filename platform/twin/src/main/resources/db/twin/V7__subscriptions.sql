-- Subscriptions of NGSI-LD (GS CIM 009 5.8), and how their notifications fare.
CREATE TABLE twin_subscriptions (
    tenant       text        NOT NULL,
    id           text        NOT NULL,
    made_by      integer     NOT NULL,
    department   text,
    districts    text[]      NOT NULL,
    clearance    text        NOT NULL CHECK (clearance IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL')),
    body         text        NOT NULL,
    context      text        NOT NULL,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    times_sent   bigint      NOT NULL DEFAULT 0,
    times_failed bigint      NOT NULL DEFAULT 0,
    last_sent    timestamptz,
    last_success timestamptz,
    last_failure timestamptz,
    PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN twin_subscriptions.made_by IS 'the number of the caller whose it is';
COMMENT ON COLUMN twin_subscriptions.department IS 'with districts and clearance: what the caller saw when it was made or last changed, and so what it tells';
COMMENT ON COLUMN twin_subscriptions.body IS 'the JSON object that came, without its @context';
COMMENT ON COLUMN twin_subscriptions.context IS 'the value of @context that its names are read with, as JSON';
