-- State that is no history: not in the log, not rebuildable, in the backup.

create table beats (
  team         text not null,
  channel_id   uuid not null,
  last_seen_at timestamptz not null,
  primary key (team, channel_id)
);

-- Since when, without a hole, heartbeats could have arrived: silence before that proves nothing.
create table intake (
  only_row   boolean primary key default true check (only_row),
  open_since timestamptz not null,
  seen_at    timestamptz not null
);

create table people (
  team  text not null,
  id    text not null,
  label text not null,
  primary key (team, id)
);

create table progress (
  team       text not null,
  clip_id    uuid not null,
  generation integer not null,
  stage      text not null,
  primary key (team, clip_id)
);

create table refusals (
  id             bigint generated always as identity primary key,
  team           text not null,
  stream         text not null,
  command        text not null,
  command_id     uuid not null,
  code           text not null,
  actor          text not null,
  role           text not null,
  via            text not null,
  -- Decided after this event of the stream: positions do not survive a move to another log, event ids do.
  after_event_id uuid,
  at             timestamptz not null
);
create index refusals_of_stream on refusals (team, stream, at);
