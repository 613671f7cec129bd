import { expect, it } from 'vitest';
import { type Log, openLog } from '../../../../infra/local/eventstore/log/log.ts';
import { consecutivePositions } from '../../../../infra/local/eventstore/log/positions.ts';
import { createMemoryStorage } from '../../../../infra/local/eventstore/storage/memory.ts';
import { type Storage, StorageFull, StorageUnavailable } from '../../../../infra/local/eventstore/storage/storage.ts';
import { until } from '../../../support/until.ts';

/** A log in memory, whose storage does as the test says: a step at which it waits or throws, by name. */
async function given() {
  const memory = createMemoryStorage();
  const steps: Partial<Record<keyof Storage | 'beforeCommit', () => Promise<void>>> = {};
  const counts = { opened: 0, closed: 0 };
  let onLost: (error: Error) => void = () => {};
  const storage: Storage = {
    ...memory,
    async open(whenLost) {
      await steps.open?.();
      counts.opened += 1;
      onLost = whenLost;
      return memory.open(whenLost);
    },
    async commit(events, reserved) {
      await steps.beforeCommit?.();
      await memory.commit(events, reserved);
      await steps.commit?.();
    },
    async readStream(page) {
      await steps.readStream?.();
      return memory.readStream(page);
    },
    async readAll(...page) {
      await steps.readAll?.();
      return memory.readAll(...page);
    },
    async checkRoom() {
      await steps.checkRoom?.();
    },
    async close() {
      counts.closed += 1;
    },
  };
  const said: string[] = [];
  const log = await openLog({
    storage,
    nextPosition: consecutivePositions,
    tailBytes: 0,
    onStorage: (message) => said.push(message),
  });
  return { log, steps, counts, said, lose: () => onLost(new StorageUnavailable('the test took it')) };
}

const newId = () => crypto.randomUUID();
function append(log: Log, expected: bigint | 'no_stream', id = newId(), withinMs = 5_000) {
  const event = { id, type: 'T', isJson: false, data: new Uint8Array(), metadata: new Uint8Array() };
  return log.submit({ kind: 'append', stream: 's', expected, events: [event] }, Date.now() + withinMs);
}
const gate = () => Promise.withResolvers<void>();

it('notices that the right to write is lost while it only looks whether an append is a retry', async () => {
  const { log, steps, counts, lose } = await given();
  const id = newId();
  await append(log, 'no_stream', id);
  await append(log, 0n);
  const [reading, goOn] = [gate(), gate()];
  steps.readStream = () => {
    reading.resolve();
    return goOn.promise;
  };
  const retry = append(log, 'no_stream', id);
  await reading.promise;
  lose();
  goOn.resolve();
  expect(await retry).toMatchObject({ kind: 'stored', revision: 0n });
  await until(() => counts.opened === 2, { what: 'the storage is opened anew' });
  await until(() => log.isWritable());
});

it('answers in time also while it reads', async () => {
  const { log, steps } = await given();
  const id = newId();
  await append(log, 'no_stream', id);
  await append(log, 0n);
  const goOn = gate();
  steps.readStream = () => goOn.promise;
  expect(await append(log, 'no_stream', id, 100)).toEqual({ kind: 'timedOut' });
  goOn.resolve();
  await until(async () => (await append(log, 1n)).kind === 'stored');
});

it('reads back what became of a commit as often as it takes, and never guesses', async () => {
  const { log, steps } = await given();
  let failures = 2;
  steps.commit = async () => {
    steps.commit = undefined;
    throw new Error('the connection broke; it was written all the same');
  };
  steps.readAll = async () => {
    failures -= 1;
    if (failures >= 0) throw new StorageUnavailable('not yet');
  };
  expect(await append(log, 'no_stream')).toMatchObject({ kind: 'stored', revision: 0n });
  expect(failures).toBe(-1);
});

it('refuses at once what finds no room, and everything else until there is room', async () => {
  const { log, steps, said } = await given();
  const full = async () => {
    throw new StorageFull('no room');
  };
  steps.beforeCommit = full;
  steps.checkRoom = full;
  await expect(append(log, 'no_stream')).rejects.toThrow('no room');
  await expect(append(log, 'no_stream')).rejects.toThrow('cannot be written at present');
  expect(log.isWritable()).toBe(false);
  Object.assign(steps, { beforeCommit: undefined, checkRoom: undefined });
  await until(() => log.isWritable());
  expect(said).toEqual([expect.stringContaining('no room'), 'the storage is back']);
});

it('closes what it opens after its end', async () => {
  const { log, steps, counts, lose } = await given();
  const [opening, goOn] = [gate(), gate()];
  steps.open = () => {
    opening.resolve();
    return goOn.promise;
  };
  lose();
  await opening.promise;
  await log.close();
  goOn.resolve();
  await until(() => counts.closed === 2);
  expect(log.isWritable()).toBe(false);
});
