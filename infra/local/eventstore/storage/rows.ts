import { hash } from 'node:crypto';
import type { CustomTypesConfig, QueryArrayConfig } from 'pg';
import type { LoggedEvent } from '../log/event.ts';

/** Columns in the order in which every query of events returns them. */
export const COLUMNS = 'position, revision, id, stream, type, message';

/** position, revision, id, stream, type, message: as Postgres writes them. */
type Row = readonly [string, string, string, string, string, string];

// The text of the columns, untouched: pg's parsers would make numbers and buffers on the way that nobody wants.
const asText: CustomTypesConfig = { getTypeParser: () => (value: string) => value };

export const eventQuery = (name: string, text: string, values: unknown[]): QueryArrayConfig => ({
  name,
  text,
  values,
  rowMode: 'array',
  types: asText,
});

export function eventOf(row: unknown[]): LoggedEvent {
  const [position, revision, id, stream, type, message] = row as unknown as Row;
  return {
    position: BigInt(position),
    stream: fromText(stream),
    revision: BigInt(revision),
    id,
    type: fromText(type),
    message: bytesOf(message),
  };
}

/** A bytea comes as `\x` and hexadecimal digits. */
export const bytesOf = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');

/** Names and types as `text`, which holds everything but NUL: that is written as two characters, the first of them \x01. */
export const toText = (name: string): string =>
  SPECIAL.test(name) ? name.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x03') : name;
const fromText = (text: string): string =>
  text.includes('\x01') ? text.replaceAll('\x01\x03', '\0').replaceAll('\x01\x02', '\x01') : text;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these two that text cannot hold, or that escape it
const SPECIAL = /[\0\x01]/;

/** A name of any length as 16 bytes: the first half of its SHA-256. */
export const streamKeyBytes = (stream: string): Buffer => hash('sha256', stream, 'buffer').subarray(0, 16);

/** The same in the form of a uuid. */
export function streamKey(stream: string): string {
  const hex = streamKeyBytes(stream).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
