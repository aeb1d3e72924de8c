-- How far each follower of the journal is.
CREATE TABLE twin_cursors (
    name     text        PRIMARY KEY,
    position text        NOT NULL,
    batch    bigint      NOT NULL,
    at       timestamptz NOT NULL,
    parked   text
);
COMMENT ON COLUMN twin_cursors.position IS 'what is before it the follower has been told';
COMMENT ON COLUMN twin_cursors.batch IS 'what is beyond is in later batches of the journal, which are kept for it';
COMMENT ON COLUMN twin_cursors.at IS 'what was recorded before then it has been told';
COMMENT ON COLUMN twin_cursors.parked IS 'why it is told nothing more until somebody resumes it; else null';
