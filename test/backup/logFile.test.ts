import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BrokenLog, emptyLog, endOfLog, openLogWriter, readLog } from '../../src/backup/logFile.ts';
import type { PlacedEvent, RawEvent } from '../../src/eventstore/rawLog.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { newId } from '../support/worldOf.ts';

const folder = temporaryFolder();
const fileOf = () => path.join(folder, newId());

const event = fc.record({
  id: fc.uuid(),
  stream: fc.string({ unit: 'grapheme', minLength: 1 }),
  revision: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  type: fc.string({ minLength: 1 }),
  // What is no JSON comes as bytes, and goes on as bytes.
  data: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.uint8Array()),
  meta: fc.dictionary(fc.string(), fc.jsonValue()),
  mark: fc.record({ commit: fc.bigInt({ min: 0n, max: 2n ** 62n }), prepare: fc.bigInt({ min: 0n, max: 2n ** 62n }) }),
});

async function write(file: string, events: readonly PlacedEvent[]) {
  const writer = await openLogWriter(file, await endOfLog(file));
  for (const one of events) await writer.add(one);
  const end = await writer.sync();
  await writer.close();
  return end;
}

async function read(file: string): Promise<RawEvent[]> {
  const events: RawEvent[] = [];
  for await (const one of readLog(file)) events.push(one.event);
  return events;
}

/** As JSON has it: `-0` is 0, and bytes are a Buffer's. */
const plain = ({ id, stream, revision, type, data, meta }: RawEvent) => ({
  id,
  stream,
  revision,
  type,
  data: data instanceof Uint8Array ? Buffer.from(data).toString('hex') : JSON.stringify(data),
  meta: JSON.stringify(meta),
});

it('reads back whatever text and bytes were written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
      const file = fileOf();
      await write(file, events);
      expect((await read(file)).map(plain)).toEqual(events.map(plain));
    }),
    { numRuns: 60 },
  );
});

it('goes on behind the last whole line, wherever a kill cut the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), fc.nat(), async (events, at) => {
      const file = fileOf();
      const { bytes } = await write(file, events);
      truncateSync(file, at % (bytes + 1));
      const { count } = await endOfLog(file);
      await write(file, events.slice(count));
      expect((await read(file)).map(plain)).toEqual(events.map(plain));
    }),
    { numRuns: 60 },
  );
});

it('names the line in which a byte was changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 6 }), fc.nat(), async (events, at) => {
      const file = fileOf();
      await write(file, events);
      const content = readFileSync(file);
      const place = at % content.length;
      content[place] = content[place]! ^ 1;
      writeFileSync(file, content);
      await expect(read(file)).rejects.toBeInstanceOf(BrokenLog);
    }),
    { numRuns: 60 },
  );
});

it('takes a file that is not there for an empty one, and garbage at its end for none of it', async () => {
  const file = fileOf();
  expect(await endOfLog(file)).toEqual(emptyLog);
  appendFileSync(file, '{"n":1,"stream":"session-home');
  expect(await endOfLog(file)).toEqual(emptyLog);
});
