import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/root.ts';

/** Files that a real MediaMTX 1.20 wrote, and what was found in them. They lie beside the project, not in it. */
const folder = path.resolve(root, '../shared/data/mediamtx');
export const haveRealRecordings = existsSync(path.join(folder, 'recordings'));
export const realRecordingsRoot = path.join(folder, 'recordings');
export const realChannels = ['a', 'a1s', 'b', 'd', 'e'] as const;

if (!haveRealRecordings) console.log('skipped: no ../shared/data/mediamtx beside the project');

export interface RealFile {
  readonly channel: string;
  readonly name: string;
  readonly path: string;
  /** Per frame in decoding order: number in the picture, pts, dts, size, sync (1 or 0). */
  readonly frames: readonly (readonly [number, number, number, number, number])[];
  readonly parts: number;
}

export function realFiles(channel: string): RealFile[] {
  return readdirSync(path.join(realRecordingsRoot, channel))
    .sort()
    .map((name) => {
      const found = JSON.parse(readFileSync(path.join(folder, 'boxes', channel, `${name}.json`), 'utf8'));
      return {
        channel,
        name,
        path: path.join(realRecordingsRoot, channel, name),
        frames: found.frames.rows,
        parts: found.parts.length,
      };
    });
}
