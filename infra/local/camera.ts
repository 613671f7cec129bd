// npm run camera -- --path home-sideline: a simulated camera for the system that runs here, with its token and folder.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mintToken } from './demo/mintToken.ts';
import { root } from './root.ts';
import { readSettings } from './settings.ts';

const given = process.argv.slice(2);
// The rest is for the simulator, which knows what it takes.
const { values } = parseArgs({ args: given, options: { path: { type: 'string' } }, strict: false });
const channel = values.path;
if (typeof channel !== 'string' || !/^[a-z0-9-]{1,40}$/.test(channel)) {
  console.error('usage: npm run camera -- --path <path of a registered channel, such as home-sideline>');
  process.exit(2);
}
const { dataFolder, host, port } = readSettings(process.env);
const { TLS_CERT } = process.env;
const platform = `${TLS_CERT ? 'https' : 'http'}://${host}:${port}`;
const token = await mintToken(platform, dataFolder, { role: 'device', channel }).catch((error: { stderr?: string }) => {
  console.error(error.stderr?.trim() ?? String(error));
  process.exit(1);
});
const camera = spawn(
  process.execPath,
  [
    path.join(root, 'infra/local/capture/main.ts'),
    ...given,
    ...['--recordings', path.join(dataFolder, 'recordings'), '--platform', platform, '--channel', channel],
  ],
  // By the environment: everybody on the machine can read arguments.
  {
    stdio: 'inherit',
    env: { ...process.env, CAPTURE_TOKEN: token, ...(TLS_CERT && { NODE_EXTRA_CA_CERTS: TLS_CERT }) },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => camera.kill(signal));
camera.on('exit', (code) => process.exit(code ?? 1));
