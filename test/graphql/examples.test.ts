import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { root } from '../support/root.ts';
import { openWorld } from './openWorld.ts';

type Json = Record<string, unknown>;

const folder = path.join(root, 'examples');
const names = readdirSync(folder).sort();

/** Every object in an answer, at any depth. */
const objectsIn = (value: unknown): Json[] =>
  typeof value === 'object' && value !== null ? [value as Json, ...Object.values(value).flatMap(objectsIn)] : [];

it('the saved operations tell the story of a game, one after the other', async () => {
  const world = await openWorld();
  const token = await world.token({ role: 'admin' });
  const known: Record<string, string> = {
    sessionId: randomUUID(),
    playId: randomUUID(),
    tagId: randomUUID(),
    inAt: new Date(Date.now() - 10_000).toISOString(),
    outAt: new Date(Date.now() - 2_000).toISOString(),
    at: new Date(Date.now() + 60_000).toISOString(),
  };
  for (const name of names) {
    const query = readFileSync(path.join(folder, name), 'utf8');
    const operation = parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const { operation: kind, variableDefinitions = [] } = operation as OperationDefinitionNode;
    const variables = Object.fromEntries(
      variableDefinitions.map(({ variable }) => {
        const { value } = variable.name;
        return [value, value === 'commandId' ? randomUUID() : (known[value] ?? null)];
      }),
    );
    if (kind === 'subscription') {
      const client = world.socket(token);
      for await (const { data, errors } of client.iterate<Json>({ query, variables })) {
        expect(errors, name).toBeUndefined();
        const [told] = objectsIn(data).slice(1);
        if (!('sessionEvents' in data!) || told?.__typename === 'ClipMarkedIn') break;
      }
      await client.dispose();
      continue;
    }
    const { data, errors } = await world.ask(query, variables, token);
    expect(errors, name).toBeUndefined();
    for (const object of objectsIn(data)) {
      if ('userErrors' in object) expect(object.userErrors, name).toEqual([]);
    }
    if (name.endsWith('favorite-clips.graphql')) known.act = String(variables.commandId);
    const { registerChannel, markClipIn } = data;
    if (registerChannel?.channel) known.channelId = registerChannel.channel.id;
    if (markClipIn?.clip) known.clipId = markClipIn.clip.id;
  }
  expect(names.length).toBeGreaterThan(10);
});
