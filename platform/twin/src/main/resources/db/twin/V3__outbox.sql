-- What rooms' transactions want changed in the twin. A row goes when the twin has it.
CREATE TABLE twin_outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant     text        NOT NULL,
    entity     text        NOT NULL,
    writer     integer     NOT NULL,
    command    bytea       NOT NULL,
    put_at     timestamptz NOT NULL,
    parked_at  timestamptz,
    parked_why text,
    CHECK ((parked_at IS NULL) = (parked_why IS NULL))
);
CREATE INDEX twin_outbox_parked ON twin_outbox (tenant, entity) WHERE parked_at IS NOT NULL;
COMMENT ON COLUMN twin_outbox.writer IS 'the number of the caller on whose behalf it is';
COMMENT ON COLUMN twin_outbox.command IS 'what is wanted, see OutboxCoding';
COMMENT ON COLUMN twin_outbox.parked_why IS 'why the twin does not take it; later ones of the entity wait behind it';
