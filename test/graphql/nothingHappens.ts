import { afterEach, beforeEach, expect } from 'vitest';
import type { World } from './openWorld.ts';

/** Whatever is sent in this block: nothing is appended, and the next request is served. */
export function nothingHappens(worldNow: () => World): void {
  let before: number;
  beforeEach(async () => {
    before = await worldNow().facts();
  });
  afterEach(async () => {
    const world = worldNow();
    expect(await world.facts()).toBe(before);
    const coach = await world.token({ role: 'coach' });
    expect((await world.ask('{ viewer { id } }', {}, coach)).data.viewer.id).toBe('coach-1');
  });
}
