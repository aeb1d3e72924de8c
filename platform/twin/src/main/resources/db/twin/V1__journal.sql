-- Rows of packed changes, written once and never changed. What the bytes mean: the twin's docs/journal.md.
CREATE TABLE twin_journal (
    batch bigint  NOT NULL,
    part  integer NOT NULL,
    block bytea   NOT NULL,
    PRIMARY KEY (batch, part)
) WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false, toast_tuple_target = 8160);
-- Random to a compressor; long ones lie beside the table as they are.
ALTER TABLE twin_journal ALTER COLUMN block SET STORAGE EXTERNAL;
COMMENT ON COLUMN twin_journal.batch IS 'one transaction; from 1 up without a gap';
COMMENT ON COLUMN twin_journal.part IS 'place in the batch, from 0 up';
COMMENT ON COLUMN twin_journal.block IS 'several hundred changes, in the row itself up to 7,900 bytes';
