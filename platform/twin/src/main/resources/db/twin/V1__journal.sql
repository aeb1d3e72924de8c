-- Rows of packed changes, written once and never changed. What the bytes mean: the twin's docs/journal.md.
CREATE TABLE twin_journal (
    batch bigint  NOT NULL,
    part  integer NOT NULL,
    block bytea   NOT NULL STORAGE EXTERNAL,
    PRIMARY KEY (batch, part)
) WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false, toast_tuple_target = 8160);
COMMENT ON COLUMN twin_journal.batch IS 'one transaction; from 1 up without a gap';
COMMENT ON COLUMN twin_journal.part IS 'place in the batch, from 0 up';
COMMENT ON COLUMN twin_journal.block IS 'several hundred changes, in the row itself up to 7,900 bytes';
