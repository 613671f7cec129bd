// What one process can be: the API, the projector, the worker. Several of a role side by side are harmless.
import path from 'node:path';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { openAuth } from './auth/openAuth.ts';
import type { Handle } from './commands/handle.ts';
import type { Config } from './config.ts';
import type { EventStore } from './eventstore/store.ts';
import { firstRun } from './firstRun.ts';
import { graphql } from './graphql/server.ts';
import { openApi } from './http/openApi.ts';
import { ffmpegCheck, platformChecks } from './operations/checks.ts';
import { measurePlatform } from './operations/measurePlatform.ts';
import type { Metrics } from './operations/metrics.ts';
import { watchPressure } from './operations/pressure.ts';
import { watchPlatform } from './operations/watchPlatform.ts';
import type { Live } from './projections/live.ts';
import { type Projector, startProjector } from './projections/projector.ts';
import { keepVersionsUp } from './projections/rebuild/keepVersionsUp.ts';
import { watchMediaMtx } from './recordings/mediamtx/watchMediaMtx.ts';
import type { Recordings } from './recordings/recordings.ts';
import { BadSetting } from './settings/badSetting.ts';
import { plainHttpWarning } from './settings/transport.ts';
import { keepIntakeOpen } from './tables/beats.ts';
import { findFfmpeg } from './workers/ffmpeg/findFfmpeg.ts';
import { picturesBy } from './workers/ffmpeg/picturesBy.ts';
import { remuxOrFfmpeg } from './workers/remux/remuxOrFfmpeg.ts';
import { watchMediaMtxCameras } from './workers/whenMediaMtxHearsCameraBeat.ts';
import { startWorker } from './workers/worker.ts';

const PAGE_FOLDER = path.join(import.meta.dirname, '../dashboard/dist');
const INTAKE_EVERY_MS = 5_000;

export interface Parts {
  readonly config: Config;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly live: Live;
  readonly logId: string;
  readonly handle: Handle;
  readonly recordings: Recordings;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export interface Roles {
  /** Lines for the terminal, once everything is up. */
  readonly ready: readonly string[];
  close(): Promise<void>;
}

export async function startRoles(parts: Parts): Promise<Roles> {
  const { config, pool, store, live, logId, handle, recordings, metrics, log } = parts;
  const plays = (role: Config['roles'][number]) => config.roles.includes(role);
  const warn = (message: string, reason: unknown) => log.warn({ reason: String(reason) }, message);
  const closing: (() => Promise<unknown>)[] = [];
  const ready: string[] = [];

  const { apiUrl } = config.mediaMtx;
  const mediaMtx = apiUrl === undefined ? undefined : watchMediaMtx(apiUrl, (line) => log.info(line));
  let projector: Projector | undefined;
  let ffmpegPath: string | undefined;
  if (plays('projector')) {
    projector = startProjector(pool, store, logId, warn);
    closing.push(() => projector!.close(), keepVersionsUp({ pool, store, log: warn }));
  }
  if (plays('worker')) {
    const ffmpeg = await findFfmpeg({ chosen: config.ffmpegPath, searchPath: config.searchPath }).catch((error) => {
      throw new BadSetting(error.message);
    });
    ffmpegPath = ffmpeg.path;
    log.info(`cutting with our own muxer, else with ${ffmpeg.name}`);
    const stop = await startWorker({
      pool,
      databaseUrl: config.databaseUrl,
      store,
      live,
      logId,
      handle,
      recordings,
      engine: remuxOrFfmpeg(ffmpeg.path),
      pictures: picturesBy(ffmpeg.path),
      recordingsFolder: config.recordingsFolder,
      clipsFolder: config.clipsFolder,
      retention: config.retention,
      reserveBytes: config.reserveBytes,
      cutSlots: config.cutSlots,
      silenceSeconds: config.silenceSeconds,
      expirySeconds: config.expirySeconds,
      log: warn,
    });
    closing.push(stop);
    if (mediaMtx) closing.push(watchMediaMtxCameras(pool, handle, mediaMtx, warn));
  }
  if (plays('api')) {
    const auth = await openAuth(pool, config.keysFolder, config.rates);
    const { silenceSeconds, clipsFolder, host, port } = config;
    const newest = async () => (await store.newest())?.mark.commit;
    const { dataFolder: folder, reserveBytes } = config;
    const watch = watchPlatform({ pool, newest, shown: () => live.position(), folder, reserveBytes });
    measurePlatform(metrics, watch);
    const pressure = watchPressure();
    closing.push(async () => pressure.close());
    const { authSecret, whepUrl } = config.mediaMtx;
    const api = await openApi({
      pool,
      handle,
      live,
      auth,
      graphql: graphql({
        pool,
        handle,
        live,
        logId,
        recordings,
        watch,
        mediaMtx,
        whepUrl,
        auth,
        pressure,
        silenceSeconds,
        corsOrigins: config.corsOrigins,
        isDevelopment: !config.isProduction,
      }),
      clipsFolder,
      recordings,
      mediaMtxSecret: authSecret,
      whepUrl,
      pageFolder: PAGE_FOLDER,
      checks: {
        database: async () => void (await pool.query('select 1')),
        eventStore: async () => void (await store.newest()),
        ...(projector && { projector: () => projector.status.trouble ?? catchingUp(projector) }),
        ...platformChecks(watch),
        pressure: () => pressure.trouble(),
        ...(ffmpegPath && { ffmpeg: ffmpegCheck(ffmpegPath) }),
      },
      metrics,
      pressure,
      tls: config.tls,
      corsOrigins: config.corsOrigins,
      trustedProxies: config.trustedProxies,
      isDevelopment: !config.isProduction,
      log,
    });
    const keepOpen = () => void keepIntakeOpen(pool).catch((error) => warn('heartbeats cannot be taken in', error));
    keepOpen();
    const intake = setInterval(keepOpen, INTAKE_EVERY_MS);
    const url = await api.listen(port, host);
    closing.unshift(async () => {
      clearInterval(intake);
      await api.close();
      await auth.close();
    });
    const code = await firstRun(pool, handle, live, auth);
    if (config.isPlainForOthers) ready.push(plainHttpWarning);
    ready.push(`listening on ${url}`, signInLine(url, code));
  } else {
    ready.push(`running ${config.roles.join(' and ')}`);
  }

  if (mediaMtx) closing.push(() => mediaMtx.close());
  return {
    ready,
    async close() {
      // The API first: nothing new comes in while the rest ends.
      for (const close of closing) await close().catch((error) => warn('closing goes on', error));
    },
  };
}

const signInLine = (url: string, code: string | undefined) =>
  code
    ? `sign in as admin: ${url}/#sign-in=${code}`
    : 'sign in: npm run token -- --role admin --name Admin --link prints a link';

const catchingUp = ({ status }: Projector) => (status.caughtUp ? undefined : 'catching up');
