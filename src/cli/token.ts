// npm run token: prints a token for a person, a script or a capture device, and nothing else.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openKeys } from '../auth/keys.ts';
import { Claims, openTokens } from '../auth/tokens.ts';
import { channelIdOf, FILM_ROOM, uuidv5 } from '../commands/ids.ts';
import { readAddress, readDataFolder } from '../config.ts';
import { roles } from '../domain/event.ts';
import { ChannelPath, Id } from '../domain/values.ts';

const USAGE = `npm run token -- --role <role> [--name <name>] [--id <id>] [--team home] [--channel <id or path>] [--hours 720] [--link]
  roles: ${roles.filter((role) => role !== 'system').join(', ')}; a device needs --channel; --link prints a link that signs in instead of the bare token`;
const LONGEST_HOURS = 24 * 366;

/** Claims that an option of another name gives. */
const optionOf = new Map([
  ['sub', 'id'],
  ['channelId', 'channel'],
]);

class BadArgument extends Error {}

function readArguments(words: readonly string[]): { claims: Claims; seconds: number; link: boolean } {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      role: option,
      name: option,
      id: option,
      team: option,
      channel: option,
      hours: option,
      link: { type: 'boolean' },
    },
  });
  const { role, name, team = 'home', channel, hours = '720', link = false } = values;
  if (!role) throw new BadArgument('--role is missing');
  const channelId = channel === undefined ? undefined : channelOf(channel);
  const length = Number(hours);
  if (!(length > 0 && length <= LONGEST_HOURS)) throw new BadArgument(`--hours: must be up to ${LONGEST_HOURS}`);
  // The same person is the same id again; the name itself never gets into the log.
  const sub = values.id ?? (channelId ? `device-${channelId}` : uuidv5(FILM_ROOM, 'person', team, name ?? role));
  // What is opened as a link is used on the page.
  const via = role === 'device' ? 'device' : link ? 'web' : 'script';
  const claims = Claims.safeParse({ sub, team, role, name, channelId, via });
  if (claims.success) return { claims: claims.data, seconds: Math.ceil(length * 3_600), link };
  const { path: at, message } = claims.error.issues[0]!;
  const field = String(at[0]);
  throw new BadArgument(`--${optionOf.get(field) ?? field}: ${message}`);
}

function channelOf(idOrPath: string): string {
  const id = Id.safeParse(idOrPath);
  if (id.success) return id.data;
  if (ChannelPath.safeParse(idOrPath).success) return channelIdOf(idOrPath);
  throw new BadArgument('--channel: must be the id of a channel, or its path such as home-end-zone');
}

try {
  const { claims, seconds, link } = readArguments(process.argv.slice(2));
  const folder = readDataFolder();
  // A new secret would make a token that no server knows.
  if (!existsSync(folder))
    throw new Error(`the data folder ${folder} does not exist: start Film Room, or set FILMROOM_DATA`);
  const keys = await openKeys(path.join(folder, 'keys'));
  const token = await openTokens(keys.token).mint(claims, seconds);
  console.log(link ? `${readAddress()}/#token=${token}` : token);
} catch (error) {
  const isUsage = error instanceof BadArgument || error instanceof TypeError || error instanceof z.ZodError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = 1;
}
