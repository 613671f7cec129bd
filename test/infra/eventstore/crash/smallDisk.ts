import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterFile } from '../../../support/cleanup.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

/** Postgres with everything that it keeps on a filesystem that can be filled and emptied. */
export interface SmallDisk {
  readonly databaseUrl: string;
  /** Until nothing more can be written. */
  fill(): Promise<void>;
  free(): Promise<void>;
  /** kill -9 of Postgres. */
  kill(): Promise<void>;
  /** A plain start of Postgres, at the same port. */
  start(): Promise<void>;
}

/** Why no small filesystem can be made here; undefined where one can. */
export function whyNoSmallDisk(): string | undefined {
  try {
    execFileSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'small', '/tmp'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const [line] = String((error as Error).message)
      .split('\n')
      .slice(-2);
    return `no filesystem of a chosen size can be made here (unshare -Urm mount -t tmpfs: ${line})`;
  }
}

export async function startOnSmallDisk(megabytes: number): Promise<SmallDisk> {
  const program = `${import.meta.dirname}/postgresOnSmallDisk.ts`;
  const args = ['-Urm', process.execPath, program, temporaryFolder(), String(megabytes)];
  const child = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  afterFile(async () => {
    child.stdin.end();
    await exited;
  });
  const say = async (): Promise<string> => {
    const { done, value } = await lines.next();
    if (done) throw new Error('Postgres on the small disk has ended');
    return value;
  };
  const order = (what: string) => async (): Promise<void> => {
    child.stdin.write(`${what}\n`);
    const answer = await say();
    if (answer !== 'done') throw new Error(`${what}: ${answer}`);
  };
  const databaseUrl = (await say()).replace('at ', '');
  return { databaseUrl, fill: order('fill'), free: order('free'), kill: order('kill'), start: order('start') };
}
