// The histories of test/golden: every version of every event type, as it was once written. They are never edited.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Meta } from '../src/domain/event.ts';
import { facts } from '../src/domain/facts.ts';

export interface GoldenEvent {
  readonly type: string;
  readonly data: unknown;
  readonly meta: Meta;
}
export interface GoldenHistory {
  readonly file: string;
  readonly noun: string;
  readonly stream: string;
  readonly events: readonly GoldenEvent[];
  /** What the noun's memory must hold at the end; null where nothing folds it. */
  readonly state: object | null;
}

const folder = path.resolve(import.meta.dirname, '../test/golden');

export async function goldenHistories(): Promise<GoldenHistory[]> {
  const files = (await readdir(folder)).filter((name) => /\.\d+\.json$/.test(name)).sort();
  return Promise.all(
    files.map(async (file) => ({ file, ...JSON.parse(await readFile(path.join(folder, file), 'utf8')) })),
  );
}

/** `Type v1` of every version up to today's that no history holds. */
export function withoutFixture(histories: readonly GoldenHistory[]): string[] {
  const held = new Set(histories.flatMap(({ events }) => events.map(({ type, meta }) => `${type} v${meta.v}`)));
  const wanted = facts.flatMap(({ type, v }) => Array.from({ length: v }, (_, n) => `${type} v${n + 1}`));
  return wanted.filter((version) => !held.has(version));
}
