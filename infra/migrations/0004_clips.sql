-- Titles, angles and the age of open clips; and how often film was watched.

-- Rows from before these columns came: the read models are made anew from the log.
delete from checkpoint where name = 'live';
truncate feed, parked, session_list, channel_board, clip_list, tag_list, tag_sheet;

alter table clip_list
  add column title text,
  -- Place among the play's angles, from 0: the order of the mark.
  add column angle integer not null,
  -- When the server recorded IN: what the age of an open clip is counted from.
  add column marked_at timestamptz not null;
create index clip_list_of_play on clip_list (team, play_id, angle);
create index clip_list_open on clip_list (marked_at) where status = 'open';

-- No history: once a person and some minutes, however often a player asks for bytes.
create table views (
  team            text not null,
  clip_id         uuid not null,
  person          text not null,
  count           integer not null,
  last_counted_at timestamptz not null,
  primary key (team, clip_id, person)
);
