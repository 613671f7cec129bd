-- Who wears which number. Beside the log, as the names of people are: tags know numbers only, and a name may be erased.
create table players (
  team   text not null,
  id     uuid not null,
  -- As worn, 0 to 99 or 00; two players may share one. Null: none yet, or not any more.
  number text,
  name   text not null,
  primary key (team, id)
);
create index players_of_number on players (team, number);
