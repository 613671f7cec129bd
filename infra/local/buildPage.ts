import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { errorCode, Problem } from './problem.ts';
import { root } from './root.ts';

const execute = promisify(execFile);

const page = path.join(root, 'dashboard');
const dist = path.join(page, 'dist');
/** Says of which sources `dist` was made. Written last, so a build that was killed does not count. */
const stamp = path.join(dist, '.sources');

/**
 * Builds the page into `dashboard/dist` unless it is of these very sources.
 * Built beside and swapped in, so that a platform that runs meanwhile never serves half a page.
 * @param signal ends a build that is under way
 * @returns whether it was built.
 * @throws Problem when it cannot be built here.
 */
export async function buildPage(signal?: AbortSignal): Promise<boolean> {
  if (!existsSync(path.join(page, 'vite.config.ts'))) return false;
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;

  const vite = findVite();
  const beside = path.join(root, 'node_modules', '.cache', `film-room-page-${process.pid}`);
  try {
    mkdirSync(path.dirname(beside), { recursive: true });
    await execute(process.execPath, [vite, 'build', page, '--outDir', beside, '--emptyOutDir', '--logLevel', 'error'], {
      cwd: root,
      timeout: 120_000,
      signal,
    });
    writeFileSync(path.join(beside, path.basename(stamp)), sources);
    swapIn(beside);
    return true;
  } catch (error) {
    throw buildProblem(error);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function swapIn(beside: string) {
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(beside, dist);
  } catch (error) {
    // Another process has built at the same time and was faster: of the same sources, so nothing is lost.
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  // The page is built of its own folder and of the clients' helper.
  const entries = [page, path.join(root, 'clients')].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }),
  );
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(dist + path.sep));
  for (const file of [...files, path.join(root, 'package-lock.json')].toSorted())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function findVite(): string {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    throw new Problem('the page has to be built and vite is not installed', 'run npm ci (without --omit=dev)');
  }
}

function buildProblem(error: unknown): unknown {
  if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? ''))
    return new Problem(
      `the page has to be built and ${page} cannot be written`,
      'start once as the owner of that folder',
    );
  if (!(error instanceof Error && 'stderr' in error)) return error;
  const words = String(error.stderr).trim() || error.message;
  return new Problem(
    `the page does not build (${words.split('\n').slice(0, 3).join(' ').slice(0, 400)})`,
    'see: npx vite build dashboard',
  );
}
