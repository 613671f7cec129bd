import { describe, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { startHostileNode } from '../../../support/startHostileNode.ts';
import { exactAppendsRace } from '../contract/exactAppendsRace.ts';
import { PATHS, serverAt } from '../contract/subject.ts';
import { acknowledgedSurvives } from '../crash/acknowledgedSurvives.ts';

const violation = { name: 'AssertionError' };

it('what a node acknowledges is there after kill -9', async () => {
  await acknowledgedSurvives((await freshDatabase()).url);
});

// The scenarios of the tests above and of the contract suite, on a node that is wrong on purpose.
describe('a deliberate bug is caught', () => {
  it('when appends are acknowledged before they are committed', async () => {
    const { url } = await freshDatabase();
    await expect(acknowledgedSurvives(url, { bugs: ['acknowledge-before-commit'] })).rejects.toMatchObject(violation);
  });

  it.each(PATHS)('when an expected revision that has been passed is accepted, on the %s path', async (path) => {
    const server = serverAt((await startHostileNode({ bugs: ['accept-passed-revisions'] })).url);
    afterFile(() => server.client.dispose());
    await expect(exactAppendsRace(server, path)).rejects.toMatchObject(violation);
  });
});
