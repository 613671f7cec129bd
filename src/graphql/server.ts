// The GraphQL API of a Fastify server: Mercurius executes what comes over HTTP, graphql-ws serves the subscriptions.
import type { FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import type { Pool } from 'pg';
import type { Auth } from '../auth/openAuth.ts';
import type { Handle } from '../commands/handle.ts';
import type { Pressure } from '../operations/pressure.ts';
import type { PlatformWatch } from '../operations/watchPlatform.ts';
import type { Live } from '../projections/live.ts';
import { positionsOf } from '../projections/position.ts';
import { openWalks } from '../projections/timeline/walk.ts';
import type { MediaMtxWatch } from '../recordings/mediamtx/watchMediaMtx.ts';
import { watchAttention } from './attention/watchAttention.ts';
import { type Looks, shareLooks } from './channel/sharedLooks.ts';
import { watchProgress } from './clip/watchProgress.ts';
import { isCompilable } from './compilable.ts';
import type { Platform } from './context.ts';
import { openDocuments } from './documents.ts';
import { openFactStream } from './factStream.ts';
import { serveOverHttp } from './overHttp.ts';
import { type SocketLimits, serveOverSocket, usualSocketLimits } from './overSocket.ts';
import { openRows } from './rows.ts';
import { openSchema } from './schema.ts';

export interface GraphqlOptions {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly logId: string;
  readonly recordings: Looks;
  readonly watch: PlatformWatch;
  /** Absent: there is no MediaMTX, or its control API is not named. */
  readonly mediaMtx?: MediaMtxWatch | undefined;
  /** Where browsers find live pictures; absent where there are none. */
  readonly whepUrl?: string | undefined;
  readonly auth: Auth;
  /** Silence after which an active channel is lost, in seconds. */
  readonly silenceSeconds: number;
  /** Whether more can be taken on; nothing is turned away where it is absent. */
  readonly pressure?: Pick<Pressure, 'trouble'> | undefined;
  /** Pages of other origins that may open sockets; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** Other than the usual ones. */
  readonly sockets?: Partial<SocketLimits>;
  /** Introspection and suggestions are on; off unless told. */
  readonly isDevelopment?: boolean;
}

/** @returns a plugin: `await app.register(graphql(options))` */
export function graphql(options: GraphqlOptions): (app: FastifyInstance) => Promise<void> {
  const {
    pool,
    handle,
    live,
    logId,
    recordings,
    watch,
    mediaMtx,
    whepUrl,
    auth,
    silenceSeconds,
    pressure,
    corsOrigins = [],
    sockets,
    isDevelopment,
  } = options;
  return async (app) => {
    const schema = await openSchema();
    const documents = openDocuments(schema, isDevelopment);
    const footage = shareLooks(recordings);
    const platform: Platform = {
      pool,
      handle,
      live,
      positions: positionsOf(logId),
      rows: openRows(pool, live),
      factStream: openFactStream(pool, live),
      walks: openWalks(pool),
      footage,
      clipProgress: watchProgress(pool, live),
      attention: watchAttention({ pool, footage, watch, mediaMtx }),
      watch,
      links: auth.links,
      mediaMtx: { watch: mediaMtx, whepUrl, passes: auth.passes },
      silenceSeconds,
      log: app.log,
    };
    await app.register(mercurius, {
      schema,
      routes: false,
      // An operation that comes again is compiled: a page of clips takes the processor a third less.
      jit: 1,
      // Errors are formatted once, for both transports, by errors.ts.
      errorFormatter: ({ data, errors }) => ({
        statusCode: 200,
        response: { data: data ?? null, errors: errors as never },
      }),
    });
    // A document that is handed back counts as changed, and what was changed is not compiled.
    app.graphql.addHook('preExecution', async (_schema, document) =>
      isCompilable(document) ? undefined : { document },
    );
    await serveOverHttp(app, platform, auth, documents, pressure);
    serveOverSocket(app, schema, platform, auth, {
      documents,
      pressure,
      corsOrigins,
      limits: { ...usualSocketLimits, ...sockets },
    });
  };
}
