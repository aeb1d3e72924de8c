CREATE TABLE sample_things (name text PRIMARY KEY);
