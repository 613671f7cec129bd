// A token from a running platform, as `npm run token` gets it, without a process of its own.
import { askPlatform } from '../../src/cli/askPlatform.ts';
import type { MemberRole } from '../../src/domain/team/roles.ts';

export interface Platform {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly dataFolder: string;
  /** What it serves with, over TLS. */
  readonly certificate?: Buffer;
}

const HOURS = 24;

/** A bearer token, for a day, of somebody who becomes a member where they are none. */
export const tokenFrom = (
  { url, dataFolder, certificate }: Platform,
  { team = 'home', ...person }: { team?: string; memberId: string; role: MemberRole; name?: string },
): Promise<string> =>
  askPlatform(
    url,
    dataFolder,
    { want: 'token', kind: 'script', mayWrite: true, team, hours: HOURS, ...person },
    certificate,
  );

/** A link's path and hash, such as `/#sign-in=…`. */
export const linkFrom = async (
  { url, dataFolder }: Platform,
  { team = 'home', ...person }: { team?: string; memberId: string; role: MemberRole; name?: string },
): Promise<string> =>
  `/#sign-in=${await askPlatform(url, dataFolder, { want: 'link', team, hours: HOURS, ...person })}`;

/** The key of a registered channel's camera. */
export const deviceKeyFrom = ({ url, dataFolder }: Platform, channelId: string, team = 'home'): Promise<string> =>
  askPlatform(url, dataFolder, { want: 'deviceKey', team, channelId });
