// Writes what follows from the code. With --check: fails when what is written is stale.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorsPage } from './errorsPage.ts';
import { SHAPES, shapesFile } from './eventShapes.ts';
import { eventsPage } from './eventsPage.ts';
import { goldenHistories } from './golden.ts';
import { machinesPage } from './machinesPage.ts';
import { resolverTypes } from './resolverTypes.ts';
import { rightsPage } from './rightsPage.ts';

const root = path.resolve(import.meta.dirname, '..');
const files = {
  'src/graphql/generated/types.ts': await resolverTypes(),
  [SHAPES]: await shapesFile(),
  'docs/errors.md': errorsPage(),
  'docs/events.md': await eventsPage(await goldenHistories()),
  'docs/machines.md': machinesPage(),
  'docs/rights.md': await rightsPage(),
};

for (const [name, fresh] of Object.entries(files)) {
  const file = path.join(root, name);
  if (!process.argv.includes('--check')) {
    await writeFile(file, fresh);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== fresh) {
    console.error(`${name} is stale: run npm run generate`);
    process.exitCode = 1;
  }
}
