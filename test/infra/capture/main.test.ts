import { fork, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterFile } from '../../support/cleanup.ts';
import { root } from '../../support/root.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const program = path.join(root, 'infra/local/capture/main.ts');
const CHANNEL = 'home-sideline';

function camera(recordings: string) {
  const child = fork(program, ['--recordings', recordings, '--path', CHANNEL], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  afterFile(() => child.kill('SIGKILL'));
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, said, ended };
}

const files = (recordings: string) => readdirSync(path.join(recordings, CHANNEL));

describe('the simulator as a process', () => {
  it('says since when it records, obeys, and ends well', async () => {
    const recordings = temporaryFolder();
    const { child, said, ended } = camera(recordings);
    await until(() => said.length > 0 && files(recordings).length > 0);
    child.send({ do: 'gap', seconds: 0.1 });
    await until(() => files(recordings).length === 2, { what: 'a second file after the gap' });
    child.send({ do: 'stop' });

    expect(said[0]).toEqual({ camera: { startMs: expect.any(Number), fps: 30 } });
    expect(await ended).toBe(0);
  });

  it('ends with its parent', async () => {
    const { child, said, ended } = camera(temporaryFolder());
    await until(() => said.length > 0);
    child.disconnect();

    expect(await ended).toBe(0);
  });

  it.each([
    [[], /--recordings and --path are needed/],
    [['--recordings', '/tmp', '--path', '../x'], /--path/],
    [['--recordings', '/tmp', '--path', 'a', '--gap', '1'], /--gap: two numbers/],
    [['--recordings', '/tmp', '--path', 'a', '--part', 'x'], /--part: x is no number/],
    [['--recordings', '/tmp', '--path', 'a', '--start', 'noon'], /--start/],
    [['--recordings', '/tmp', '--path', 'a', '--platform', 'http://127.0.0.1:1'], /--platform needs/],
  ])('refuses %j with a sentence', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
