-- Which entities an indicator selected, and whose they were, since when. Rows are added, never changed.
CREATE TABLE targets_members (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator      text        NOT NULL,
    entity         text        NOT NULL,
    since          timestamptz NOT NULL,
    selected       boolean     NOT NULL,
    meets          boolean     NOT NULL,
    district       text        NOT NULL,
    department     text        NOT NULL,
    own_department text        NOT NULL,
    own_district   text        NOT NULL,
    classification text        NOT NULL
);
CREATE INDEX targets_members_of_indicators ON targets_members (indicator, id);
COMMENT ON COLUMN targets_members.since IS 'when the count came to know; it rises with id';
COMMENT ON COLUMN targets_members.meets IS 'of a share: whether it is among those that meet the condition';

-- What was published for a day. Rows are added, never changed.
CREATE TABLE targets_days (
    indicator    text        NOT NULL,
    day          date        NOT NULL,
    plan_version integer     NOT NULL REFERENCES targets_plans,
    known_at     timestamptz NOT NULL,
    taken_at     timestamptz NOT NULL,
    root         text        NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (indicator, day)
);
COMMENT ON COLUMN targets_days.known_at IS 'nothing that was recorded later is in it';
COMMENT ON COLUMN targets_days.root IS 'of the tree of hashes over the lines of its evidence';

-- A day''s assets, summed up by owner and district, so that each viewer has a figure.
CREATE TABLE targets_day_sums (
    indicator      text    NOT NULL,
    day            date    NOT NULL,
    own_department text    NOT NULL,
    own_district   text    NOT NULL,
    classification text    NOT NULL,
    district       text    NOT NULL,
    department     text    NOT NULL,
    measure        text    NOT NULL,
    assets         bigint  NOT NULL,
    valued         bigint  NOT NULL,
    meeting        bigint  NOT NULL,
    value          numeric NOT NULL,
    divisor        numeric NOT NULL,
    latest         numeric,
    latest_at      bigint  NOT NULL,
    PRIMARY KEY (indicator, day, own_department, own_district, classification, district, department, measure),
    FOREIGN KEY (indicator, day) REFERENCES targets_days
);

-- A published figure is corrected by a row of its own, signed; the figure itself stays.
CREATE TABLE targets_corrections (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator   text        NOT NULL,
    day         date        NOT NULL,
    old_value   numeric,
    new_value   numeric     NOT NULL,
    document    text        NOT NULL,
    reason      text        NOT NULL,
    caller      integer     NOT NULL,
    caller_name text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    signed      text        NOT NULL,
    signature   text        NOT NULL,
    FOREIGN KEY (indicator, day) REFERENCES targets_days
);
