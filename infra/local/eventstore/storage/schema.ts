import type { ClientBase } from 'pg';

/**
 * The steps that make the tables, in order. A step that was released is never edited: a change is a step more.
 *
 * The index goes by a hash of the stream's name, because a name may be longer (10 KiB) than an index entry (2.7 KiB).
 * `message` is the event as it is sent; the other columns are what is asked for.
 */
const STEPS: readonly string[] = [
  `create table eventstore.events (
     position   bigint not null primary key,
     stream_key uuid   not null,
     revision   bigint not null,
     id         uuid   not null,
     stream     text   not null,
     type       text   not null,
     message    bytea  not null,
     unique (stream_key, revision)
   );
   alter table eventstore.events alter column message set storage external;
   create table eventstore.reserved (
     only_row boolean primary key default true check (only_row),
     position bigint  not null
   );
   insert into eventstore.reserved (position) values (0);`,
];

/** Two nodes that start at once take turns here. The number is arbitrary; it only has to differ from the lease's. */
const MIGRATION_LOCK = 728_401;

/** Brings the schema `eventstore` up to date. @throws when the database was written by newer software */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('create schema if not exists eventstore');
    await client.query('create table if not exists eventstore.schema_version (version int not null)');
    const { rows } = await client.query<{ version: number }>('select version from eventstore.schema_version');
    const version = rows[0]?.version ?? 0;
    if (version > STEPS.length) {
      throw new Error(
        `the log was written by a newer version of this program (schema ${version}, known here: ${STEPS.length}); update the program`,
      );
    }
    // Nothing is written when nothing is new: a node must be able to start on a full disk.
    if (version < STEPS.length) {
      for (const step of STEPS.slice(version)) await client.query(step);
      await client.query('delete from eventstore.schema_version');
      await client.query('insert into eventstore.schema_version values ($1)', [STEPS.length]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
