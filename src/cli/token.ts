// npm run token: prints a token for a person, a script or a capture device, and nothing else.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openKeys } from '../auth/keys.ts';
import { Claims, openTokens } from '../auth/tokens.ts';
import { channelIdOf, FILM_ROOM, uuidv5 } from '../commands/ids.ts';
import { readDataFolder } from '../config.ts';
import { roles } from '../domain/event.ts';
import { ChannelPath, Id } from '../domain/values.ts';

const USAGE = `npm run token -- --role <role> [--name <name>] [--id <id>] [--team home] [--channel <id or path>] [--hours 720]
  roles: ${roles.filter((role) => role !== 'system').join(', ')}; a device needs --channel`;
const LONGEST_HOURS = 24 * 366;

/** Claims that an option of another name gives. */
const optionOf = new Map([
  ['sub', 'id'],
  ['channelId', 'channel'],
]);

class BadArgument extends Error {}

function readArguments(words: readonly string[]): { claims: Claims; seconds: number } {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { role: option, name: option, id: option, team: option, channel: option, hours: option },
  });
  const { role, name, team = 'home', channel, hours = '720' } = values;
  if (!role) throw new BadArgument('--role is missing');
  const channelId = channel === undefined ? undefined : channelOf(channel);
  const length = Number(hours);
  if (!(length > 0 && length <= LONGEST_HOURS)) throw new BadArgument(`--hours: must be up to ${LONGEST_HOURS}`);
  // The same person is the same id again; the name itself never gets into the log.
  const sub = values.id ?? (channelId ? `device-${channelId}` : uuidv5(FILM_ROOM, 'person', team, name ?? role));
  const claims = Claims.safeParse({ sub, team, role, name, channelId, via: role === 'device' ? 'device' : 'script' });
  if (claims.success) return { claims: claims.data, seconds: Math.ceil(length * 3_600) };
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
  const { claims, seconds } = readArguments(process.argv.slice(2));
  const keys = await openKeys(path.join(readDataFolder(), 'keys'));
  console.log(await openTokens(keys.token).mint(claims, seconds));
} catch (error) {
  const isUsage = error instanceof BadArgument || error instanceof TypeError || error instanceof z.ZodError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = 1;
}
