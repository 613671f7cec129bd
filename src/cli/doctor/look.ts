import { readReserveBytes } from '../../config.ts';
import type { Finding } from './finding.ts';
import { lookAtData } from './lookAtData.ts';
import { lookAtFolders } from './lookAtFolders.ts';
import { lookAtMediaMtx } from './lookAtMediaMtx.ts';
import { lookAtServers } from './lookAtServers.ts';
import { lookAtSettings } from './lookAtSettings.ts';
import { placesOf } from './places.ts';

/** Everything, one thing after the other: what rests on something that is broken is not looked at. @throws BadSetting */
export async function* look(environment: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  yield* await lookAtSettings(environment);
  const places = placesOf(environment);
  yield* await lookAtFolders(places.dataFolder, readReserveBytes(environment));
  yield* await lookAtMediaMtx(environment.MEDIAMTX_API_URL, places.dataFolder);
  const servers = await lookAtServers(places);
  try {
    yield* servers.findings;
    if (servers.pool) yield* await lookAtData(servers.pool, servers.store, places.dataFolder);
  } finally {
    await servers.close();
  }
}
