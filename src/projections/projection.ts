// What can be read: pure folds of the log. This one says what a projection is made of.
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';

/** Every row has these two; together they are its key. */
export interface Row {
  readonly team: string;
  readonly id: string;
}

/** A table that is made from the log, by whatever means. */
export interface ReadModel {
  readonly table: string;
  /** Of what makes its rows: a higher one than that in force means that they are made anew. */
  readonly version: number;
}

export interface Projection<R extends Row = Row> extends ReadModel {
  /** Of the column `id`; a UUID unless told. */
  readonly idType?: 'uuid' | 'text';
  /** Ids of the rows that the event changes. */
  readonly keys: (event: Recorded<DomainEvent>) => readonly string[];
  /** Null deletes the row. Must not look at anything but its arguments. */
  readonly apply: (row: R | undefined, event: Recorded<DomainEvent>) => R | null | undefined;
}

/** The row of an event that can only follow others. @throws where history has a hole */
export function must<R>(row: R | undefined, { type, stream }: Recorded<DomainEvent>): R {
  if (!row) throw new Error(`${type} in ${stream} has no row to change`);
  return row;
}
