-- Who belongs to a team, and by which keys they come in. The first three are made from the log, rebuildable.

create table members (
  team      text not null,
  id        text not null,
  is_in     boolean not null,
  roles     text[] not null,
  added_at  timestamptz not null,
  removed_at timestamptz,
  position  numeric(20) not null,
  primary key (team, id)
);

create table key_ring (
  team       text not null,
  id         uuid not null,
  -- `device`, `assistant` or `script`.
  kind       text not null,
  -- Of a device's key: the only channel it speaks for.
  channel_id uuid,
  -- Of an access token: whose it is, and in which of their roles.
  member_id  text,
  role       text,
  may_write  boolean not null,
  issued_at  timestamptz not null,
  -- Null: until it is revoked or replaced.
  until      timestamptz,
  revoked_at timestamptz,
  position   numeric(20) not null,
  primary key (team, id)
);

create table team_settings (
  team      text not null,
  id        text not null,
  time_zone text,
  position  numeric(20) not null,
  primary key (team, id)
);

-- No history from here on: secrets as hashes, and what is over in days.

create table key_hashes (
  -- SHA-256 of a key's text: the key itself was shown once and is kept nowhere.
  hash bytea primary key,
  team text not null,
  id   uuid not null
);

-- A person's stay on one device, from sign-in to sign-out.
create table sign_ins (
  team          text not null,
  id            uuid not null,
  person        text not null,
  role          text not null,
  via           text not null,
  -- How often its refresh token was exchanged, and by which request last.
  rotation      integer not null default 0,
  last_request  uuid,
  seen_at       timestamptz not null default clock_timestamp(),
  revoked_at    timestamptz,
  primary key (team, id)
);
create index sign_ins_of_person on sign_ins (team, person);

-- Links that sign somebody in, each once.
create table sign_in_codes (
  hash       bytea primary key,
  team       text not null,
  person     text not null,
  role       text not null,
  until      timestamptz not null,
  used_at    timestamptz
);

-- Access tokens that ended before their time.
create table revoked_tokens (
  team  text not null,
  jti   uuid not null,
  until timestamptz not null,
  primary key (team, jti)
);

-- Tokens of a person carry this number: counting it up ends all of them.
alter table people add column token_version integer not null default 0;
-- A name may be erased while the number must stay.
alter table people alter column label drop not null;

-- Whoever remembers what somebody may do hears at once that it has changed.
create function standing_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('filmroom_standing', coalesce(new.team, old.team));
  return null;
end $$;
create trigger standing after insert or update or delete on members
  for each row execute function standing_changed();
create trigger standing after update on key_ring
  for each row execute function standing_changed();
create trigger standing after update of revoked_at on sign_ins
  for each row execute function standing_changed();
create trigger standing after insert on revoked_tokens
  for each row execute function standing_changed();
create trigger standing after update of token_version on people
  for each row execute function standing_changed();
