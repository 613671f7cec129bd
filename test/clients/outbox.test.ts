import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandAnswer } from '../../clients/commandAnswer.ts';
import { type Act, createOutbox, jitteredBackoff, type OutboxEntry, type OutboxStorage } from '../../clients/outbox.ts';
import { until } from '../support/until.ts';

/** Storage as a browser has it: text by key, and it outlives the outbox. */
function deviceMemory(): OutboxStorage & { kept(): OutboxEntry[] } {
  const texts = new Map<string, string>();
  const kept = () => [...texts.values()].map((text) => JSON.parse(text) as OutboxEntry);
  return {
    load: kept,
    save: (entry) => void texts.set(entry.act.commandId, JSON.stringify(entry)),
    remove: (commandId) => void texts.delete(commandId),
    kept,
  };
}

function act(number: number, line = 'play'): Act {
  return { commandId: `c${String(number).padStart(3, '0')}`, mutation: 'markClipIn', line, input: { number } };
}

/** A server that answers what it is told to, and remembers what it carried out. */
function server(answers: Partial<Record<string, CommandAnswer[]>> = {}) {
  const carriedOut: string[] = [];
  const asked: string[] = [];
  return {
    asked,
    carriedOut,
    async send({ commandId }: Act): Promise<CommandAnswer> {
      asked.push(commandId);
      const answer = answers[commandId]?.shift() ?? { kind: 'done' };
      if (answer.kind === 'done') carriedOut.push(commandId);
      return answer;
    },
  };
}

const unreachable: CommandAnswer = { kind: 'later', code: 'UNREACHABLE' };
const atOnce = () => 0;

test('given a lost connection, when it is back, then acts of one play arrive in order and leave the storage', async () => {
  const { send, carriedOut } = server({ c001: [unreachable, unreachable] });
  const storage = deviceMemory();
  const outbox = createOutbox({ storage, send, backoff: () => 60_000 });

  outbox.add(act(1));
  outbox.add(act(2));
  await until(() => outbox.entries()[0]?.waitsFor === 'UNREACHABLE');
  outbox.flush();
  await until(() => outbox.entries()[0]?.attempts === 2 && outbox.entries()[0]?.state === 'waiting');
  outbox.flush();

  await until(() => outbox.entries().length === 0);
  expect(carriedOut).toEqual(['c001', 'c002']);
  expect(storage.kept()).toEqual([]);
  outbox.close();
});

test('given a refusal, then it stays with its reason until it is dismissed, and the next act of the line goes on', async () => {
  const refusal = { code: 'CLIP_TOO_LONG', message: 'too long' };
  const { send, carriedOut } = server({ c001: [{ kind: 'refused', refusal }] });
  const storage = deviceMemory();
  const outbox = createOutbox({ storage, send });

  outbox.add(act(1));
  outbox.add(act(2));

  await until(() => carriedOut.includes('c002'));
  expect(storage.kept()).toEqual([{ act: act(1), attempts: 1, state: 'refused', refusal }]);
  outbox.dismiss('c001');
  expect(outbox.entries()).toEqual([]);
  outbox.close();
});

test('given a page that ends while an act is on its way, when it comes back, then the same act is sent again', async () => {
  const storage = deviceMemory();
  const silent = createOutbox({ storage, send: () => new Promise(() => {}) });
  silent.add(act(1));
  silent.close();

  const { send, carriedOut } = server();
  const outbox = createOutbox({ storage, send });

  await until(() => carriedOut.length === 1);
  expect(carriedOut).toEqual(['c001']);
  outbox.close();
});

test('given somebody who is signed out, then nothing more is sent until they are back', async () => {
  const { send, asked, carriedOut } = server({ c001: [{ kind: 'signedOut' }] });
  const outbox = createOutbox({ storage: deviceMemory(), send, backoff: atOnce });
  outbox.add(act(1, 'a'));
  await until(() => outbox.entries()[0]?.waitsFor === 'UNAUTHENTICATED');

  outbox.add(act(2, 'b'));
  expect(asked).toEqual(['c001']);
  outbox.flush();

  await until(() => carriedOut.length === 2);
  outbox.close();
});

test('only what the server cannot know of may be taken back', async () => {
  const outbox = createOutbox({ storage: deviceMemory(), send: () => new Promise(() => {}) });

  outbox.add(act(1));
  outbox.add(act(2));

  expect(outbox.withdraw('c001')).toBe(false);
  expect(outbox.withdraw('c002')).toBe(true);
  expect(outbox.entries().map((entry) => entry.act.commandId)).toEqual(['c001']);
  outbox.close();
});

test('whatever the network does, every act is carried out once and in the order of its line', async () => {
  const answers = fc.constantFrom<CommandAnswer>(unreachable, { kind: 'later', code: 'CONFLICT' });
  const acts = fc.array(
    fc.record({ line: fc.constantFrom('a', 'b', 'c'), troubles: fc.array(answers, { maxLength: 3 }) }),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: 1, max: 4 }), async (made, parallel) => {
      const all = made.map(({ line }, index) => act(index, line));
      const { send, carriedOut } = server(
        Object.fromEntries(made.map(({ troubles }, index) => [act(index).commandId, [...troubles]])),
      );
      const outbox = createOutbox({ storage: deviceMemory(), send, parallel, backoff: atOnce });
      for (const one of all) outbox.add(one);
      await until(() => outbox.entries().length === 0, { every: 1 });
      outbox.close();
      for (const line of ['a', 'b', 'c']) {
        const expected = all.filter((one) => one.line === line).map(({ commandId }) => commandId);
        expect(carriedOut.filter((id) => expected.includes(id))).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test('waits grow to 15 s and never start below a quarter of a second', () => {
  for (let attempts = 1; attempts < 30; attempts += 1) {
    expect(jitteredBackoff(attempts)).toBeGreaterThanOrEqual(250);
    expect(jitteredBackoff(attempts)).toBeLessThanOrEqual(15_000);
  }
});
