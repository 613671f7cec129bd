-- Sessions that are called off or moved, their clocks, and what a channel's board shows of its state.

-- What was projected before knows nothing of this: the read models are made anew from the log.
delete from checkpoint where name = 'live';
truncate feed, parked, session_list, channel_board, clip_list, tag_list, tag_sheet;

alter table session_list
  add column cancel_reason text,
  -- When it was completed or called off; null while it may still go on.
  add column ended_at timestamptz,
  -- Channels that were ever assigned: what an ended session shows, whose channels are released.
  add column served_by uuid[] not null;
create index session_list_by_status on session_list (team, status, sort_at desc, id desc);
create index session_list_by_type on session_list (team, type, sort_at desc, id desc);
create index session_list_by_season on session_list (team, season, sort_at desc, id desc);

-- Why it is as it is, in a person's or a device's words.
alter table channel_board add column status_reason text;

-- A row for everything that tells of a session's game clock; its id is the event's.
create table game_clock (
  team       text not null,
  id         uuid not null,
  session_id uuid not null,
  -- read, stopped, released
  kind       text not null,
  at         timestamptz not null,
  quarter    integer,
  -- Seconds left of the quarter.
  clock      double precision,
  running    boolean,
  position   numeric(20) not null,
  primary key (team, id)
);
create index game_clock_of_session on game_clock (team, session_id, at desc, id desc);

-- A row for every reading of a channel's clock; its id is the event's.
create table channel_clock (
  team       text not null,
  id         uuid not null,
  channel_id uuid not null,
  media_time timestamptz not null,
  at         timestamptz not null,
  position   numeric(20) not null,
  primary key (team, id)
);
create index channel_clock_of_channel on channel_clock (team, channel_id, at desc, id desc);
