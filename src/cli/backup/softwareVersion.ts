import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Of this Film Room, as its package has it. */
export function softwareVersion(): string {
  const file = path.join(import.meta.dirname, '../../../package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
