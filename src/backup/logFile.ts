// The log in a file: a line of JSON an event, in order, each with a hash over itself and all before it.
import { hash as digest } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { PlacedEvent, RawEvent } from '../eventstore/rawLog.ts';
import type { Mark } from '../eventstore/store.ts';
import { codeOf } from './trouble.ts';

/** What has been written so far. */
export interface LogEnd {
  readonly count: number;
  readonly bytes: number;
  /** Of the last line; of an empty file, empty. */
  readonly hash: string;
  /** The last event, and where it stands in the log that it was read from. */
  readonly last: { readonly id: string; readonly mark: Mark } | undefined;
}

export const emptyLog: LogEnd = { count: 0, bytes: 0, hash: '', last: undefined };

interface Line {
  readonly n: number;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  /** Absent where the content is no JSON. */
  readonly data?: unknown;
  /** Of content that is no JSON, in base64. */
  readonly bytes?: string;
  readonly meta?: unknown;
  /** Of metadata that is no JSON, in base64. */
  readonly metaBytes?: string;
  /** Commit and prepare position in the source. */
  readonly at: readonly [string, string];
}

/** What a line with its hash has more than the line without: `,"hash":"<64 digits>"`, and a brace. */
const HASH_LENGTH = ',"hash":""}'.length + 64;
const WRITE_AT_BYTES = 256 * 1024;

/** Of a line without its hash. */
const chained = (before: string, line: string): string => digest('sha256', before + line, 'hex');
const withHash = (line: string, hash: string): string => `${line.slice(0, -1)},"hash":"${hash}"}`;

function lineOf({ id, stream, revision, type, data, meta, mark }: PlacedEvent, n: number): string {
  const content = data instanceof Uint8Array ? { bytes: Buffer.from(data).toString('base64') } : { data };
  const beside = meta instanceof Uint8Array ? { metaBytes: Buffer.from(meta).toString('base64') } : { meta };
  const at: Line['at'] = [String(mark.commit), String(mark.prepare)];
  return JSON.stringify({ n, stream, revision: String(revision), id, type, ...content, ...beside, at } satisfies Line);
}

export interface LogWriter {
  /** Resolves at once, but for every so many kilobytes. */
  add(event: PlacedEvent): void | Promise<void>;
  /** What was added is on the disk. */
  sync(): Promise<LogEnd>;
  close(): Promise<void>;
}

/** Goes on behind `end`; whatever the file holds behind it is cut off. */
export async function openLogWriter(file: string, end: LogEnd): Promise<LogWriter> {
  const handle = await open(file, 'a+', 0o600);
  await handle.truncate(end.bytes);
  let now = end;
  let waiting = '';
  const write = async () => {
    const text = waiting;
    waiting = '';
    await handle.writeFile(text);
  };
  return {
    add(event) {
      const n = now.count + 1;
      const line = lineOf(event, n);
      const hash = chained(now.hash, line);
      const whole = `${withHash(line, hash)}\n`;
      waiting += whole;
      now = { count: n, bytes: now.bytes + Buffer.byteLength(whole), hash, last: { id: event.id, mark: event.mark } };
      return waiting.length >= WRITE_AT_BYTES ? write() : undefined;
    },
    async sync() {
      await write();
      await handle.datasync();
      return now;
    },
    close: () => handle.close(),
  };
}

/** A line that is not what was written, or the place where the file ends too early. */
export class BrokenLog extends Error {
  override name = 'BrokenLog';
}

export interface ReadLine {
  readonly event: RawEvent;
  readonly end: LogEnd;
}

/** @throws BrokenLog that names the first line that was changed */
export async function* readLog(file: string): AsyncGenerator<ReadLine> {
  let end = emptyLog;
  for await (const { text, isWhole } of linesOf(file)) {
    const n = end.count + 1;
    const line = `${text.slice(0, -HASH_LENGTH)}}`;
    const hash = chained(end.hash, line);
    const isTrue = isWhole && text === withHash(line, hash);
    if (!isTrue) throw new BrokenLog(isWhole ? `line ${n} was changed` : `line ${n} is cut short`);
    const { id, stream, revision, type, data, bytes, meta, metaBytes, at } = JSON.parse(line) as Line;
    const mark = { commit: BigInt(at[0]), prepare: BigInt(at[1]) };
    end = { count: n, bytes: end.bytes + Buffer.byteLength(text) + 1, hash, last: { id, mark } };
    yield {
      event: {
        id,
        stream,
        revision: BigInt(revision),
        type,
        data: bytes === undefined ? data : Buffer.from(bytes, 'base64'),
        meta: metaBytes === undefined ? meta : new Uint8Array(Buffer.from(metaBytes, 'base64')),
      },
      end,
    };
  }
}

/** How far the file can be trusted: up to the last line that is whole. A file that is not there is empty. */
export async function endOfLog(file: string): Promise<LogEnd> {
  let last = emptyLog;
  try {
    for await (const { end } of readLog(file)) last = end;
  } catch (error) {
    if (!(error instanceof BrokenLog) && codeOf(error) !== 'ENOENT') throw error;
  }
  return last;
}

const NEWLINE = 0x0a;

/** Only a newline ends a line: text within may hold what others take for one. */
async function* linesOf(file: string): AsyncGenerator<{ readonly text: string; readonly isWhole: boolean }> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: WRITE_AT_BYTES }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      const part = chunk.subarray(from, to);
      yield { text: (rest.length > 0 ? Buffer.concat([...rest, part]) : part).toString(), isWhole: true };
      rest = [];
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield { text: Buffer.concat(rest).toString(), isWhole: false };
}
