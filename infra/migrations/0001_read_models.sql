-- What can be read: rows made from the log, rebuildable; and state that is no history, which is not.

create table checkpoint (
  name      text primary key,
  log_id    uuid not null,
  -- Resume from here: an event's position, or a checkpoint's of the subscription.
  commit    numeric(20) not null,
  prepare   numeric(20) not null,
  -- The last event that was applied; compared with the log at start.
  position  numeric(20) not null,
  event_id  uuid,
  event_commit  numeric(20),
  event_prepare numeric(20),
  versions  jsonb not null default '{}'
);

create table feed (
  team     text not null,
  -- A session's id, or `team`.
  topic    text not null,
  position numeric(20) not null,
  event_id uuid not null,
  type     text not null,
  data     jsonb not null,
  meta     jsonb not null,
  primary key (team, topic, position)
);

-- Events that could not be applied, with every later one of their stream.
create table parked (
  stream   text not null,
  position numeric(20) not null,
  event_id uuid not null,
  reason   text not null,
  primary key (stream, position)
);

create table session_list (
  team            text not null,
  id              uuid not null,
  name            text not null,
  type            text not null,
  status          text not null,
  opponent        text,
  location        text,
  season          text,
  week            text,
  scheduled_start timestamptz,
  actual_start    timestamptz,
  actual_end      timestamptz,
  time_zone       text not null,
  -- Start as planned or, without a plan, when it was scheduled: what the list is sorted by.
  sort_at         timestamptz not null,
  position        numeric(20) not null,
  primary key (team, id)
);
create index session_list_sorted on session_list (team, sort_at desc, id desc);

create table channel_board (
  team         text not null,
  id           uuid not null,
  name         text not null,
  path         text not null,
  input_url    text,
  status       text not null,
  status_since timestamptz not null,
  session_ids  uuid[] not null,
  position     numeric(20) not null,
  primary key (team, id)
);
create index channel_board_active on channel_board (status) where status = 'active';

create table clip_list (
  team         text not null,
  id           uuid not null,
  session_id   uuid not null,
  channel_id   uuid not null,
  play_id      uuid not null,
  status       text not null,
  in_at        timestamptz not null,
  out_at       timestamptz,
  generation   integer not null,
  retry        integer not null,
  attempt      integer not null,
  is_favorite  boolean not null,
  marked_by    text not null,
  -- Generation of the newest file that can be played; null before the first.
  file_generation integer,
  frames       integer,
  start_at     timestamptz,
  end_at       timestamptz,
  duration_ms  double precision,
  bytes        bigint,
  coverage     double precision,
  gaps         jsonb not null,
  picture_generation integer,
  failure_code text,
  failure_retryable boolean,
  failure_text text,
  requested_at timestamptz,
  position     numeric(20) not null,
  primary key (team, id)
);
create index clip_list_of_session on clip_list (team, session_id, in_at desc, id desc);
create index clip_list_favorites on clip_list (team, session_id, in_at desc, id desc) where is_favorite;
create index clip_list_due on clip_list (status) where status in ('pending', 'processing');
