-- Refused commands stand in a game's timeline: after the event that they were decided after or, where the thing that
-- they were about did not exist, by their time in the game that was named.

alter table refusals add column session uuid;
create index refusals_after_event on refusals (team, after_event_id);
create index refusals_of_session on refusals (team, session, at) where after_event_id is null;
