-- How much of a film is written: 0 to 1, null where nobody knows yet.
alter table progress add column share real;
