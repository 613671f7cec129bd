import { spawn } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../infra/local/dataFolder.ts';
import { lockFolder } from '../../../infra/local/folderLock.ts';
import { endRemains, rememberProcesses } from '../../../infra/local/remains.ts';
import { afterFile } from '../../support/cleanup.ts';
import { startProcess } from '../../support/startProcess.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

describe('the data folder', () => {
  test('is created, but not its parent', () => {
    const parent = temporaryFolder();

    openDataFolder(path.join(parent, 'data'));

    expect(() => openDataFolder(path.join(parent, 'unmounted/data'))).toThrow(
      `the folder ${parent}/unmounted does not exist; create it, or set FILMROOM_DATA`,
    );
  });

  test('is refused when it is a file', () => {
    const file = path.join(temporaryFolder(), 'data');
    writeFileSync(file, '');

    expect(() => openDataFolder(file)).toThrow(`the data folder ${file} is a file; move it away`);
  });

  test('is refused where its parent is a file, and where none can be made', () => {
    const file = path.join(temporaryFolder(), 'film');
    writeFileSync(file, '');

    expect(() => openDataFolder(path.join(file, 'data'))).toThrow(`${file} is a file, not a folder`);
    expect(() => openDataFolder('/proc/film-room')).toThrow('/proc/film-room cannot be made there');
  });

  // Root may write anywhere.
  test.skipIf(process.getuid?.() === 0)('is refused when it cannot be written', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);

    expect(() => openDataFolder(folder)).toThrow(/cannot be written by user/);
  });
});

describe('the lock of the data folder', () => {
  test('tells the second who holds it, whatever path they took', async () => {
    const folder = temporaryFolder();
    const link = path.join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    const lock = await lockFolder(folder, () => 'process 12, http://127.0.0.1:4000');

    await expect(lockFolder(link, () => 'second')).rejects.toThrow(
      'is in use by process 12, http://127.0.0.1:4000; stop that one first',
    );
    await lock.release();
  });

  test('can be taken again once it was released', async () => {
    const folder = temporaryFolder();
    const lock = await lockFolder(folder, () => 'first');
    await lock.release();

    const second = await lockFolder(folder, () => 'second');

    await second.release();
  });

  test('is let go by kill -9', async () => {
    const folder = temporaryFolder();
    const module = path.resolve(import.meta.dirname, '../../../infra/local/folderLock.ts');
    const holder = await startProcess({
      args: [
        '--input-type=module',
        '--eval',
        `const { lockFolder } = await import(${JSON.stringify(module)});
         await lockFolder(${JSON.stringify(folder)}, () => 'holder'); setInterval(() => {}, 1000); console.log('ready');`,
      ],
      readyLine: /ready/,
    });
    await expect(lockFolder(folder, () => 'second')).rejects.toThrow('in use by holder');
    await holder.kill();

    const lock = await lockFolder(folder, () => 'second');

    await lock.release();
  });
});

describe('what a killed supervisor left running', () => {
  test('is ended before the next start', async () => {
    const folder = temporaryFolder();
    const left = spawn('sleep', ['60']);
    rememberProcesses(folder, { platform: left.pid ?? 0 });

    await endRemains(folder);

    await until(() => left.signalCode === 'SIGINT');
  });

  test('is killed when it does not end', async () => {
    const folder = temporaryFolder();
    const stubborn = await startProcess({
      args: ['--eval', `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready')`],
      readyLine: /ready/,
    });
    rememberProcesses(folder, { platform: stubborn.pid });

    await endRemains(folder, 100);

    expect((await stubborn.exited).signal).toBe('SIGKILL');
  });

  test('is not confused with another process of that number', async () => {
    const folder = temporaryFolder();
    const other = spawn('sleep', ['60']);
    afterFile(() => other.kill('SIGKILL'));
    writeFileSync(
      path.join(folder, 'processes.json'),
      JSON.stringify([{ name: 'platform', pid: other.pid, birth: 'of another boot:1' }]),
    );

    await endRemains(folder, 0);

    expect(other.signalCode).toBeNull();
  });
});
