-- Facts are found by what they came from, so that a command and all that it did can be undone: hashes are small, and a
-- fact is only ever looked for by equality.

create index feed_by_event on feed using hash (event_id);
create index feed_by_cause on feed using hash ((meta ->> '$causationId'));
-- Few facts undo another; a page of a timeline asks which of its own were undone.
create index feed_undoes on feed (team, topic, (meta ->> 'undoes')) where meta ->> 'undoes' is not null;
