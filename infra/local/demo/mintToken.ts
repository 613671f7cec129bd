import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../root.ts';

const execute = promisify(execFile);

/** Who a token is for; see `npm run token`. */
export interface Bearer {
  readonly role: 'operator' | 'coach' | 'device';
  readonly name?: string;
  /** A device's channel. */
  readonly channel?: string;
}

/** A token for a day, as `npm run token` prints it. @param url of the platform that runs on this data */
export async function mintToken(url: string, dataFolder: string, { role, name, channel }: Bearer): Promise<string> {
  const given = [...(name ? ['--name', name] : []), ...(channel ? ['--channel', channel] : [])];
  const { hostname, port } = new URL(url);
  const { stdout } = await execute(process.execPath, ['src/cli/token.ts', '--role', role, ...given, '--hours', '24'], {
    cwd: root,
    env: { ...process.env, FILMROOM_DATA: dataFolder, HOST: hostname, PORT: port },
    timeout: 30_000,
  });
  return stdout.trim();
}
