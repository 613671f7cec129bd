import net from 'node:net';
import { errorCode, Problem } from './problem.ts';

const DEFAULT_PORT: Record<string, number> = { 'postgres:': 5432, 'postgresql:': 5432 };

/**
 * Sees that somebody answers at an address from the settings, before anything is started that would wait for it.
 * @throws Problem that names the setting, host and port, and nothing else of the address.
 */
export async function checkReachable(setting: string, address: string, withinMs = 5_000): Promise<void> {
  const { hostname, port, protocol } = new URL(address);
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  const number = Number(port) || DEFAULT_PORT[protocol] || 2113;
  try {
    await connect(host, number, withinMs);
  } catch (error) {
    throw new Problem(
      `${setting} is set, and nobody answers at ${hostname}:${number} (${errorCode(error) ?? 'no answer'})`,
      `start that server, or leave ${setting} out to use the one that comes with npm`,
    );
  }
}

function connect(host: string, port: number, withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port });
    socket.setTimeout(withinMs, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
