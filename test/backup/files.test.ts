import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { keepFiles } from '../../src/backup/keepFiles.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

let data: string;
let to: string;
const keep = () => keepFiles(data, to, ['clips', 'recordings', 'keys'], () => {});
const inodeOf = (folder: string, file: string) => statSync(path.join(folder, file)).ino;
const put = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(data, file)), { recursive: true });
  writeFileSync(path.join(data, file), content);
};

beforeAll(() => {
  data = temporaryFolder();
  to = temporaryFolder();
  put('clips/home/a/1.mp4', 'film');
  put('clips/home/a/.0198c0de-0000-7000-8000-000000000001.tmp', 'half a film');
  put('recordings/home-1/2026-11-14_20-00-00-000000.mp4', 'older');
  put('recordings/home-1/2026-11-14_20-10-00-000000.mp4', 'newest');
  put('keys/token.key', 'secret');
  symlinkSync('/etc/hostname', path.join(data, 'clips/home/a/2.mp4'));
});

it('films and closed recordings are linked; the newest recording, which may grow, and secrets are copied', async () => {
  const { files } = await keep();
  expect(files.map(({ path: file, isLink }) => [file, isLink]).sort()).toEqual([
    ['clips/home/a/1.mp4', true],
    ['keys/token.key', false],
    ['recordings/home-1/2026-11-14_20-00-00-000000.mp4', true],
    ['recordings/home-1/2026-11-14_20-10-00-000000.mp4', false],
  ]);
  for (const { path: file, isLink } of files) expect(inodeOf(to, file) === inodeOf(data, file)).toBe(isLink);
});

it('a recording that has grown is kept anew, and one that is the newest no more', async () => {
  appendFileSync(path.join(data, 'recordings/home-1/2026-11-14_20-10-00-000000.mp4'), ' and more');
  expect(readFileSync(path.join(to, 'recordings/home-1/2026-11-14_20-10-00-000000.mp4'), 'utf8')).toBe('newest');
  await keep();
  expect(readFileSync(path.join(to, 'recordings/home-1/2026-11-14_20-10-00-000000.mp4'), 'utf8')).toBe(
    'newest and more',
  );
});

it('what was linked before its line was written is kept once more, and leaves no draft', async () => {
  rmSync(path.join(to, 'files.ndjson'));
  const { files } = await keep();
  expect(files).toHaveLength(4);
  expect(readdirSync(path.join(to, 'clips/home/a'))).toEqual(['1.mp4']);
});

it('a secret can be read by its owner only', () => {
  expect(statSync(path.join(to, 'keys')).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(to, 'keys/token.key')).mode & 0o777).toBe(0o600);
});
