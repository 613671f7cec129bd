import { expect, it } from 'vitest';
import { openBrowser } from '../dashboard/openBrowser.ts';
import { openWorld } from '../graphql/openWorld.ts';

it('is there in development, with nothing from elsewhere and the saved operations in its tabs', async () => {
  const world = await openWorld({ isDevelopment: true });
  const token = await world.token({ role: 'coach' });
  const { page, complaints } = await (await openBrowser()).newPage(`${world.url}/graphiql`);
  await page.fill('#token', token);
  await page.click('#sign-in button');
  await page.getByRole('tab', { name: 'WhoAmI' }).waitFor();
  expect(await page.getByRole('tab').count()).toBeGreaterThan(10);
  await page.locator('.graphiql-execute-button').click();
  await page.getByText('"coach-1"').first().waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it('is not there in production', async () => {
  const world = await openWorld();
  for (const path of ['/graphiql', '/graphiql/start.js', '/graphiql/examples.json']) {
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
  }
});
