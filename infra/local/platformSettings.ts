import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import type { Settings } from './settings.ts';

const PATIENCE_MS = 30_000;

/**
 * Has the platform judge its own settings, before Postgres and the node are started for nothing.
 * @throws Problem with the platform's own line
 */
export async function checkPlatformSettings(settings: Settings, env: NodeJS.ProcessEnv): Promise<void> {
  const { dataFolder, roles, host, port } = settings;
  const program = path.join(root, 'src/checkSettings.ts');
  try {
    await promisify(execFile)(process.execPath, [program], {
      env: { ...env, FILMROOM_DATA: dataFolder, FILMROOM_ROLES: roles, HOST: host, PORT: String(port) },
      timeout: PATIENCE_MS,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : '';
    throw new Problem(said || `the settings cannot be checked (${String(error)})`, 'correct it, and start again');
  }
}
