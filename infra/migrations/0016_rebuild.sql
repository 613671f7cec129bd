-- Read models are made anew beside the live ones, one by one, and say which version made them.

-- What was made so far was made by these.
update checkpoint
set versions = '{"session_list": 2, "channel_board": 2, "game_clock": 1, "channel_clock": 1, "clip_list": 2,
  "tag_list": 1, "tag_sheet": 1, "members": 1, "key_ring": 1, "team_settings": 1, "feed": 1}'
where name = 'live';

alter table checkpoint
  -- How often rows were replaced by ones that had been made beside: whoever remembers rows of before must forget them.
  add column switches integer not null default 0,
  -- Why nobody goes on from here, and since when: the next fact was written by newer software.
  add column stop_reason text,
  add column stopped_at timestamptz;

-- A fact that cannot be read is set aside in each read model by its own name: each may be made anew alone.
insert into parked (projection, stream, position, event_id, reason)
select name, stream, position, event_id, reason
from parked cross join unnest(array['session_list', 'channel_board', 'game_clock', 'channel_clock', 'clip_list',
  'tag_list', 'tag_sheet', 'members', 'key_ring', 'team_settings', 'feed']) as name
where projection = '*'
on conflict do nothing;
delete from parked where projection = '*';
alter table parked alter column projection drop default;
