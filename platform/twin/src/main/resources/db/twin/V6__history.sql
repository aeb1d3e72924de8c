-- Which files the past consists of; what is in them: the twin's docs/segments.md.
CREATE TABLE twin_history (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    generation bigint NOT NULL,
    kept       text   NOT NULL
);
COMMENT ON COLUMN twin_history.generation IS 'one more with every change of the files';
COMMENT ON COLUMN twin_history.kept IS 'the position in the journal up to which the files have everything';
INSERT INTO twin_history (generation, kept) VALUES (0, '2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0');
CREATE TABLE twin_segments (
    name           text    PRIMARY KEY,
    level          integer NOT NULL,
    row_count      bigint  NOT NULL,
    byte_count     bigint  NOT NULL,
    checksum       bigint  NOT NULL,
    least_time     bigint  NOT NULL,
    most_time      bigint  NOT NULL,
    least_recorded bigint  NOT NULL,
    most_recorded  bigint  NOT NULL,
    first_batch    bigint  NOT NULL,
    last_batch     bigint  NOT NULL
);
COMMENT ON COLUMN twin_segments.level IS '0 from memory, 1 an hour, 2 a day';
COMMENT ON COLUMN twin_segments.checksum IS 'CRC-32C of the whole file';
COMMENT ON COLUMN twin_segments.least_time IS 'microseconds since 1970, as all times here';
