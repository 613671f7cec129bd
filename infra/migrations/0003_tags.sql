-- What people said about plays, and what counts of it: rows made from the log, rebuildable.

create table tag_list (
  team         text not null,
  id           uuid not null,
  session_id   uuid not null,
  play_id      uuid not null,
  clip_id      uuid,
  -- The moment that a tag without a clip is about.
  at           timestamptz,
  status       text not null,
  tagged_by    text not null,
  tagged_at    timestamptz not null,
  -- All that was said but coach_notes, which not everybody may read.
  fields       jsonb not null,
  coach_notes  text,
  is_important boolean not null,
  reviewed_by  text[] not null,
  -- What a search looks at, lower case; never the coach's notes.
  words        text not null,
  position     numeric(20) not null,
  primary key (team, id)
);
create index tag_list_of_session on tag_list (team, session_id, tagged_at desc, id desc) where status = 'kept';
create index tag_list_of_play on tag_list (team, play_id) where status = 'kept';

-- A row a play: what was seen of it, by whom, and what counts.
create table tag_sheet (
  team         text not null,
  id           uuid not null,
  session_id   uuid not null,
  -- When the play began, as far as clips and tags tell.
  at           timestamptz not null,
  -- By tag: what it says of the play.
  seen         jsonb not null,
  -- By field: what was settled.
  resolved     jsonb not null,
  tag_count    integer not null,
  is_important boolean not null,
  -- Fields in which tags differ and nothing was settled.
  disputed     text[] not null,
  -- What counts: settled, else the newest that was said.
  odk                text,
  quarter            integer,
  drive              integer,
  down               integer,
  distance           integer,
  yards_to_goal      integer,
  play_type          text,
  result             text,
  yards_gained       integer,
  formation          text,
  turnover           boolean,
  counted            boolean,
  down_repeated      boolean,
  penalty_team       text,
  penalty_yards      integer,
  penalty_first_down boolean,
  position     numeric(20) not null,
  primary key (team, id)
);
create index tag_sheet_of_session on tag_sheet (team, session_id, at desc, id desc);

-- Plays that were marked before these tables came belong in them too: the read models are made anew from the log.
delete from checkpoint where name = 'live';
truncate feed, parked, session_list, channel_board, clip_list;
