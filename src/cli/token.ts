// npm run token: prints a link, a token or a camera's key, made by the platform that runs here, and nothing else.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ConsoleRequest } from '../auth/console.ts';
import { channelIdOf, FILM_ROOM, uuidv5 } from '../commands/ids.ts';
import { readAddress, readCertificate, readDataFolder } from '../config.ts';
import { memberRoles } from '../domain/team/roles.ts';
import { ChannelPath, Id } from '../domain/values.ts';
import { askPlatform } from './askPlatform.ts';

const USAGE = `npm run token -- --role <role> [--name <name>] [--id <id>] [--team home] [--hours 720] [--link]
  roles: ${memberRoles.join(', ')}; whoever is named becomes a member in this role
  --link       prints a link that signs the person in on one device, instead of a bearer token
  --assistant  a token for an assistant of the person's, which reads; with --write it gives commands too
npm run token -- --role device --channel <id or path>
  prints the key of a registered channel's camera`;

const LONGEST_LINK_HOURS = 168;
const roles: readonly string[] = [...memberRoles, 'device'];

/** Fields that an option of another name gives. */
const optionOf = new Map([
  ['memberId', 'id'],
  ['channelId', 'channel'],
]);

class BadArgument extends Error {}

function readArguments(words: readonly string[]): ConsoleRequest {
  const option = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      ...{ role: option, name: option, id: option, team: option, channel: option, hours: option },
      ...{ link: flag, assistant: flag, write: flag },
    },
  });
  const { role, name, team = 'home', channel, hours = '720', link, assistant, write } = values;
  if (!role) throw new BadArgument('--role is missing');
  if (!roles.includes(role)) throw new BadArgument(`--role: must be one of ${roles.join(', ')}`);
  if (role === 'device') {
    if (channel === undefined) throw new BadArgument('--channel is missing: whose camera is it?');
    return checked({ want: 'deviceKey', team, channelId: channelOf(channel) });
  }
  // The same person is the same id again; the name itself never gets into the log.
  const memberId = values.id ?? uuidv5(FILM_ROOM, 'person', team, name ?? role);
  const member = { team, memberId, role, name };
  if (link) return checked({ want: 'link', ...member, hours: Math.min(Number(hours), LONGEST_LINK_HOURS) });
  const kind = assistant ? 'assistant' : 'script';
  return checked({ want: 'token', ...member, hours: Number(hours), kind, mayWrite: !assistant || Boolean(write) });
}

function checked(request: unknown): ConsoleRequest {
  const parsed = ConsoleRequest.safeParse(request);
  if (parsed.success) return parsed.data;
  const { path: at, message } = parsed.error.issues[0]!;
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
  const request = readArguments(process.argv.slice(2));
  const address = readAddress();
  const secret = await askPlatform(address, readDataFolder(), request, readCertificate());
  console.log(request.want === 'link' ? `${address}/#sign-in=${secret}` : secret);
} catch (error) {
  const isUsage = error instanceof BadArgument || error instanceof TypeError || error instanceof z.ZodError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = 1;
}
