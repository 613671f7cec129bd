// What an installation's settings may be, and what they may not. This file: secrets that stand in files.
import { readFileSync } from 'node:fs';
import { BadSetting } from './badSetting.ts';

/** Settings that are secret, or hold passwords. `DATABASE_URL_FILE` names a file that holds `DATABASE_URL`, as Docker's secrets do. */
const secretSettings = ['DATABASE_URL', 'ESDB_URL', 'MEDIAMTX_AUTH_SECRET'] as const;

/** @throws BadSetting where a file cannot be read, is empty, or stands beside the setting itself */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const filled = { ...environment };
  for (const name of secretSettings) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) throw new BadSetting(`${name} and ${name}_FILE: only one of them may be set`);
    filled[name] = contentOf(`${name}_FILE`, file);
  }
  return filled;
}

function contentOf(setting: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new BadSetting(`${setting}: ${file} cannot be read (${code})`);
  }
  if (text === '') throw new BadSetting(`${setting}: ${file} is empty`);
  return text;
}
