import { isFree } from '../ports.ts';
import { readSettings } from '../settings.ts';
import { type System, startSystem } from '../startSystem.ts';
import { silent, type Terminal, terminalOn } from '../terminal.ts';

/** Silence after which the demo's cameras are lost, in seconds; with the default of 30 s a visitor would have to wait. */
export const SILENCE_S = 6;

const HOST = '127.0.0.1';

/**
 * The whole system on the demo's own data, on the usual ports where they are free. Whatever else the environment says
 * of databases and folders is none of the demo's business: it must never reach somebody's real data.
 */
export async function startDemoSystem(dataFolder: string, signal: AbortSignal): Promise<System> {
  const { PORT, POSTGRES_PORT, ESDB_PORT } = process.env;
  const usual = readSettings({ FILMROOM_DATA: dataFolder, HOST, PORT, POSTGRES_PORT, ESDB_PORT });
  const [port, postgresPort, eventStorePort] = await Promise.all(
    [usual.port, usual.postgresPort, usual.eventStorePort].map(async (wanted) =>
      (await isFree(HOST, wanted)) ? wanted : 0,
    ),
  );
  return startSystem({
    settings: { ...usual, port: port ?? 0, postgresPort: postgresPort ?? 0, eventStorePort: eventStorePort ?? 0 },
    env: { ...process.env, CHANNEL_SILENCE_S: String(SILENCE_S) },
    terminal: demoTerminal(),
    signal,
  });
}

/** What starts and what crashes, without the admin's link: the demo has a link of its own. */
function demoTerminal(): Terminal {
  const shown = terminalOn(process.stdout);
  return { ...shown, heard: silent.heard };
}
