import { randomInt } from 'node:crypto';
import net from 'node:net';
import { errorCode, Problem } from './problem.ts';

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to outgoing connections unless told otherwise: one
 * of those may be taken by any connection between the moment it is found free and the moment somebody listens there.
 */
const CHOSEN = { from: 20_000, below: 32_768 };
const TRIES = 100;

/** A port that was free a moment ago on this host, and that no outgoing connection takes meanwhile. @throws what the last of many tries met */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let n = 1; ; n += 1) {
    const port = randomInt(CHOSEN.from, CHOSEN.below);
    try {
      await close(await listen(host, port));
      return port;
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE' || n === TRIES) throw error;
    }
  }
}

/**
 * Settles a configured port before anything starts: 0 becomes a free one, a taken one is refused at once.
 * @throws Problem that names the port and the setting.
 */
export async function settlePort(setting: string, host: string, port: number): Promise<number> {
  try {
    if (port === 0) return await freePort(host);
    await close(await listen(host, port));
    return port;
  } catch (error) {
    throw portProblem(setting, host, port, error);
  }
}

/** Whether somebody could listen here now. */
export async function isFree(host: string, port: number): Promise<boolean> {
  try {
    await close(await listen(host, port));
    return true;
  } catch {
    return false;
  }
}

function portProblem(setting: string, host: string, port: number, error: unknown): Problem {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new Problem(`port ${port} on ${host} is in use`, `stop what listens there, or set ${setting}`);
    case 'EACCES':
      return new Problem(`port ${port} on ${host} may not be used by this user`, `set ${setting} to one above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Problem(`HOST=${host} is no address of this machine`, 'set HOST to one that is, or leave it out');
    default:
      return new Problem(`cannot listen on ${host}:${port} (${String(error)})`, `set HOST or ${setting}`);
  }
}

function listen(host: string, port: number): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
