// Two processes of one installation: what changes in the one is known in the other at once, and a lost hearing costs a second.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { isStranger } from '../../src/auth/actor.ts';
import { type Auth, openAuth } from '../../src/auth/openAuth.ts';
import { revokeRole } from '../../src/commands/team/revokeRole.ts';
import type { Actor } from '../../src/domain/event.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';

let world: World;
let other: Auth;
beforeAll(async () => {
  world = await openWorld();
  other = await openAuth(world.pool, world.keysFolder);
  afterFile(() => other.close());
});

const admin: Actor = { id: 'admin-1', team: 'home', role: 'admin', via: 'test' };

async function revoke(memberId: string): Promise<void> {
  const outcome = await world.handle(revokeRole, { commandId: randomUUID(), memberId, role: 'viewer' }, admin);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
}

it('a token of the one is known to the other, and its end within a moment', async () => {
  const sub = randomUUID();
  const authorization = `Bearer ${await world.token({ role: 'viewer', sub })}`;
  const isIn = async () => !isStranger(await other.callers.callerOf(authorization));
  expect(await isIn()).toBe(true);
  let changes = 0;
  const stop = other.onChange(() => {
    changes += 1;
  });
  await revoke(sub);
  await until(() => changes > 0);
  expect(await isIn()).toBe(false);
  stop();
});

it('while nothing is heard, the end is known after a second', async () => {
  const deaf = await openAuth(world.pool, world.keysFolder);
  await deaf.close();
  const sub = randomUUID();
  const authorization = `Bearer ${await world.token({ role: 'viewer', sub })}`;
  const isIn = async () => !isStranger(await deaf.callers.callerOf(authorization));
  expect(await isIn()).toBe(true);
  await revoke(sub);
  await until(async () => !(await isIn()), { deadline: 2_000 });
});
