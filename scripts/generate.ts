// Writes the resolver types that follow from the schema. With --check: fails when the written ones are stale.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { buildSchema, isObjectType } from 'graphql';
import { schemaText } from '../src/graphql/schemaText.ts';

const TARGET = path.resolve(import.meta.dirname, '../src/graphql/generated/types.ts');

/** What a resolver of the type gets as its parent: a row, an id, a payload without its lazy part, or a fact of the feed. */
const rows = {
  Session: '../../projections/sessionList/projection.ts#SessionRow',
  Channel: '../../projections/channelBoard/projection.ts#ChannelRow',
  Clip: '../../projections/clipList/projection.ts#ClipRow',
  Person: '../person.ts#PersonId',
  MarkClipInPayload: '../clip/marks.ts#MarkedIn',
};
const severalFacts: Readonly<Record<string, readonly string[]>> = {
  ChannelStatusChanged: ['ChannelActivated', 'ChannelDeactivated', 'ChannelLost', 'ChannelRecovered'],
};

function factMappers(text: string): Record<string, string> {
  const types = Object.values(buildSchema(text).getTypeMap()).filter(isObjectType);
  const facts = types.filter((type) => type.getInterfaces().some(({ name }) => /^(Session|Team)Event$/.test(name)));
  const factOf = (name: string) => `FactOf<${(severalFacts[name] ?? [name]).map((type) => `'${type}'`).join(' | ')}>`;
  return Object.fromEntries(facts.map(({ name }) => [name, factOf(name)]));
}

async function generated(): Promise<string> {
  const text = await schemaText();
  const [file] = await generate(
    {
      silent: true,
      schema: text,
      generates: {
        [TARGET]: {
          plugins: ['typescript', 'typescript-resolvers'],
          config: {
            useTypeImports: true,
            emitLegacyCommonJSImports: false,
            enumsAsTypes: true,
            scalars: { ID: 'string', DateTime: 'string', Position: 'string' },
            strictScalars: true,
            maybeValue: 'T | null',
            contextType: '../context.ts#Context',
            mappers: { ...rows, ...factMappers(text) },
          },
        },
      },
    },
    false,
  );
  return `// Generated from src/graphql/**/*.graphql by scripts/generate.ts. Do not edit.
import type { FactOf } from '../facts.ts';
${file!.content}`;
}

const fresh = await generated();
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, fresh);
} else if ((await readFile(TARGET, 'utf8').catch(() => '')) !== fresh) {
  console.error('src/graphql/generated/types.ts is stale: run npm run generate');
  process.exitCode = 1;
}
