// A part of npm run check. With --release: writes the snapshot that clients may count on from now on.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { schemaText } from '../src/graphql/schemaText.ts';
import { root } from './run.ts';
import { undescribed, unnamedBreaks } from './schemaTrouble.ts';

const SNAPSHOT = 'docs/schema.graphql';
const now = buildSchema(await schemaText());
const snapshot = path.join(root, SNAPSHOT);

if (process.argv.includes('--release')) {
  await writeFile(snapshot, `${printSchema(now)}\n`);
} else {
  const changelog = await readFile(path.join(root, 'CHANGELOG.md'), 'utf8');
  const silent = undescribed(now).map((coordinate) => `${coordinate} has no description`);
  const breaks = unnamedBreaks(buildSchema(await readFile(snapshot, 'utf8')), now, changelog).map(
    (change) => `${change} CHANGELOG.md, Unreleased, must name it in backticks`,
  );
  for (const line of [...silent, ...breaks]) console.error(line);
  if (silent.length + breaks.length > 0) process.exitCode = 1;
}
