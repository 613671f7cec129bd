// A process with writers in it: all at once they edit one tag after another, and it tells how it went in a line of JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { v4 } from 'uuid';
import { openHandle } from '../../src/commands/handle.ts';
import { editTag } from '../../src/commands/tag/editTag.ts';
import { tag } from '../../src/domain/tag/tag.ts';
import { openEventStore } from '../../src/eventstore/store.ts';

export interface Written {
  /** commandIds of what was accepted. */
  readonly accepted: readonly string[];
  /** Of everything else: a refusal's code, or the error. */
  readonly failed: readonly string[];
  /** How many took more than 2 s, accepted or not; and how long the slowest took, in milliseconds. */
  readonly late: number;
  readonly slowestMs: number;
}

const LATE_MS = 2_000;

const option = { type: 'string' } as const;
const { values } = parseArgs({
  options: { url: option, name: option, tags: option, writers: option, edits: option },
});
const { url = '', name = '', tags = '', writers = '1', edits = '1' } = values;

const store = openEventStore(url);
const handle = openHandle({ store, clock: Date.now, refused: () => {}, cacheBytes: 2 ** 22, deadlineMs: 2_000 });
const accepted: string[] = [];
const failed: string[] = [];
let slowestMs = 0;
let late = 0;

/** Every note is another one: each edit is an event. */
async function edit(tagId: string, writer: number): Promise<void> {
  const actor = { id: `${name}-${writer}`, team: 'home', role: 'analyst', via: 'test' } as const;
  for (let n = 0; n < Number(edits); n += 1) {
    const commandId = v4();
    const began = performance.now();
    try {
      const outcome = await handle(editTag, { commandId, tagId, fields: { notes: `${actor.id} ${n}` } }, actor);
      if (outcome.kind === 'accepted') accepted.push(commandId);
      else failed.push(outcome.refusal.code);
    } catch (error) {
      failed.push(String(error));
    }
    const ms = performance.now() - began;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > LATE_MS) late += 1;
  }
}

console.log('ready');
for (const tagId of tags.split(',')) {
  // The starting gun: whoever races against this process waits for the same tag.
  while (!(await handle.peek(tag, 'home', tagId))) await sleep(5);
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => edit(tagId, writer)));
}
console.log(`written ${JSON.stringify({ accepted, failed, late, slowestMs } satisfies Written)}`);
await store.dispose();
