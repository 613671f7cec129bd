import type * as Fs from 'node:fs';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { CutError } from '../../../src/workers/ffmpeg/cutError.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { cameras, FOOTAGE_START, footageMaker } from '../../footage/cameras.ts';
import { framesWanted } from '../../footage/judgeCut.ts';
import { shownBy } from '../../footage/shownBy.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { ffmpeg } from '../ffmpeg/cutting.ts';

/** The real file system, of which one call can be made to fail as a disk, a quota or another process makes it fail. */
const disk = vi.hoisted(() => {
  const CALLS = ['mkdir', 'statfs', 'open', 'stat', 'rename', 'rm', 'openSync', 'fstatSync', 'statSync', 'readSync'];
  const HANDLE_CALLS = ['read', 'write', 'datasync', 'sync', 'close'];
  const state = { calls: [] as string[], failing: (_call: number, _name: string): string | undefined => undefined };

  function failure(name: string): Error | undefined {
    const code = state.failing(state.calls.push(name) - 1, name);
    return code ? Object.assign(new Error(`${code}: ${name}`), { code }) : undefined;
  }
  function faulty<T extends object>(target: T, names: readonly string[]): T {
    return new Proxy(target, {
      get(inner, key) {
        const value: unknown = Reflect.get(inner, key, inner);
        if (typeof value !== 'function') return value;
        if (!names.includes(String(key))) return names === HANDLE_CALLS ? value.bind(inner) : value;
        const isSync = String(key).endsWith('Sync');
        return (...given: unknown[]) => {
          const error = failure(String(key));
          // What cannot be closed properly is closed all the same.
          if (error && key !== 'close') {
            if (isSync) throw error;
            return Promise.reject(error);
          }
          const result: unknown = Reflect.apply(value, inner, given);
          if (error) return Promise.resolve(result).then(() => Promise.reject(error));
          if (key !== 'open') return result;
          return Promise.resolve(result).then((handle) => faulty(handle as object, HANDLE_CALLS));
        };
      },
    });
  }
  return { state, faulty: <T extends object>(module: T): T => ({ ...faulty({ ...module }, CALLS) }) };
});
vi.mock('node:fs/promises', async (original) => withFaults(await original<typeof FsPromises>()));
vi.mock('node:fs', async (original) => withFaults(await original<typeof Fs>()));

function withFaults<T extends object>(module: T): T {
  return disk.faulty(module);
}

const root = temporaryFolder();
const camera = footageMaker(root)(await cameras.plain(ffmpeg), { segment: 3 });
const [from, to] = [FOOTAGE_START + 2_700, FOOTAGE_START + 3_300];
const wanted = framesWanted(camera.recorded, from, to);
const footage = await openRecordings(root).footage(camera.channel, new Date(from), new Date(to));
const folder = path.join(root, 'clips');
const target = path.join(folder, '1.mp4');

/** Cuts while these calls fail. @returns the names of the calls, and the error */
async function cutWhile(failing: typeof disk.state.failing) {
  disk.state.calls = [];
  disk.state.failing = failing;
  const error = await cutClip(footage, { target, engine: remuxEngine }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  disk.state.failing = () => undefined;
  return { calls: [...disk.state.calls], error };
}
const isWhole = async () => (await shownBy(ffmpeg, target)).frames.join() === wanted.join();
const left = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name !== '1.mp4') : []);
const descriptors = () => readdirSync('/proc/self/fd').length;

const CODES = { ENOSPC: 'CLIP_NO_SPACE', EACCES: 'CLIP_ENCODER', EMFILE: 'CLIP_ENCODER', EIO: 'CLIP_ENCODER' } as const;

describe('a cut of which one call of the file system fails', async () => {
  const { calls } = await cutWhile(() => undefined);

  it('makes all the calls that are meant to fail', () => {
    const kinds = ['mkdir', 'statfs', 'open', 'read', 'write', 'datasync', 'readSync', 'rename', 'sync', 'close'];
    expect(kinds.filter((name) => !calls.includes(name))).toEqual([]);
  });

  it.each(Object.entries(CODES))(
    'with %s is %s at whichever step, leaves nothing, and is made the next time',
    async (code, expected) => {
      const before = descriptors();
      for (const [step, name] of calls.entries()) {
        rmSync(target, { force: true });
        const { error } = await cutWhile((call) => (call === step ? code : undefined));
        expect(error, `${name}, step ${step}`).toBeInstanceOf(CutError);
        expect(error).toMatchObject({ code: expected, retryable: true, message: expect.not.stringMatching(/[/\\]/) });
        expect(left(), `${name}, step ${step}`).toEqual([]);
        // Only what follows the rename can fail with the clip in its place, and then it is whole.
        if (existsSync(target)) expect(await isWhole(), `${name}, step ${step}`).toBe(true);
      }
      expect((await cutWhile(() => undefined)).error).toBeUndefined();
      expect(await isWhole()).toBe(true);
      expect(descriptors()).toBe(before);
    },
  );

  it('says what was wrong first where tidying up fails too', async () => {
    const { error } = await cutWhile((_, name) => (name === 'write' ? 'ENOSPC' : name === 'rm' ? 'EIO' : undefined));

    expect(error).toMatchObject({ code: 'CLIP_NO_SPACE' });
  });
});
