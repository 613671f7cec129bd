-- What operators look at: facts set aside by the read model that could not take them, and test cuts before a game.

-- A projection's table, or * for what no projection can read. Rows of before were set aside everywhere.
alter table parked add column projection text not null default '*';
alter table parked drop constraint parked_pkey;
alter table parked add primary key (projection, stream, position);

create table test_cuts (
  id           uuid primary key,
  team         text not null,
  channel_id   uuid not null,
  path         text not null,
  requested_at timestamptz not null default clock_timestamp(),
  taken_at     timestamptz,
  done_at      timestamptz,
  -- Both null until it is done; no trouble: the cut is good.
  took_ms      double precision,
  trouble      text
);
create index test_cuts_waiting on test_cuts (requested_at) where taken_at is null;
