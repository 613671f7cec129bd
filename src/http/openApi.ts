// Bytes and machines: film with Range, the REST edge, health, the page. This file: the server that all of it runs on.
import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import type { Pool } from 'pg';
import type { Auth } from '../auth/openAuth.ts';
import type { Handle } from '../commands/handle.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { Pressure } from '../operations/pressure.ts';
import type { Live } from '../projections/live.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { Tls } from '../settings/transport.ts';
import { consoleRequests } from './consoleRequests.ts';
import { answerErrors, badUrl, refuse } from './errors.ts';
import { graphiql } from './graphiql/graphiql.ts';
import { type Checks, health } from './health.ts';
import { media } from './media.ts';
import { mediaMtxAuth } from './mediamtxAuth.ts';
import { countRequests, metricsEdge } from './metrics.ts';
import { page } from './page.ts';
import { recordingMedia } from './recordingMedia.ts';
import { restEdge } from './rest/restEdge.ts';
import { secureHeaders } from './secureHeaders.ts';
import { signIn } from './signIn.ts';
import type { StreamLimits } from './streams.ts';

const LARGEST_BODY = 100 * 1_024;
/** Requests under way when the server closes have so long to end, in milliseconds. */
const LAST_REQUESTS_MS = 1_000;
/** Whoever looks after the installation is always told how it is; GraphQL says no in words of its own. */
const answeringThemselves = ['/livez', '/readyz', '/metrics', '/graphql'];
const answersItself = ({ url }: FastifyRequest) => answeringThemselves.includes(url.split('?')[0]!);

export interface ApiOptions {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly auth: Auth;
  /** From `graphql(...)`: the two rooms meet in main only. */
  readonly graphql: FastifyPluginAsync;
  /** Holds `<team>/<clip id>/<generation>.mp4`, and its pictures `.key.jpg` and `.jpg`. */
  readonly clipsFolder: string;
  readonly recordings: Pick<Recordings, 'film'>;
  readonly streamLimits?: StreamLimits;
  /** What a MediaMTX's questions carry; absent: they have to come from this machine. */
  readonly mediaMtxSecret?: string | undefined;
  /** Where the page finds live pictures: `http://127.0.0.1:8889`; absent where there are none. */
  readonly whepUrl?: string | undefined;
  /** The built page: `dashboard/dist`. */
  readonly pageFolder: string;
  readonly checks: Checks;
  readonly metrics: Metrics;
  /** Whether more can be taken on; nothing is turned away where it is absent. */
  readonly pressure?: Pick<Pressure, 'trouble'> | undefined;
  /** Absent: plain HTTP. */
  readonly tls?: Tls | undefined;
  /** Pages of other origins that may ask; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** Networks whose `X-Forwarded-For` is believed; nobody's unless told. */
  readonly trustedProxies?: readonly string[];
  /** GraphiQL is served; not unless told. */
  readonly isDevelopment?: boolean;
  readonly log: FastifyBaseLogger;
}

export interface Api {
  /** @returns the URL @throws where the port is in use */
  listen(port: number, host: string): Promise<string>;
  /** Ends within 2 s, whoever is connected. */
  close(): Promise<void>;
}

export async function openApi(options: ApiOptions): Promise<Api> {
  const app: FastifyInstance = fastify({
    https: options.tls ?? null,
    loggerInstance: options.log,
    // Stands in every line that a request leaves, and in its answer.
    genReqId: () => randomUUID(),
    // Paths of media carry signatures and headers carry tokens: what is logged is chosen line by line.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (_error, _request, reply) => void badUrl(reply),
  });
  countRequests(app, options.metrics);
  if (options.corsOrigins?.length) await app.register(cors, { origin: [...options.corsOrigins], maxAge: 600 });
  const headers = secureHeaders(options);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.headers(headers);
    const trouble = options.pressure?.trouble();
    if (trouble === undefined || answersItself(request)) return done();
    reply.header('retry-after', 1);
    refuse(reply, { code: 'UNAVAILABLE', message: `${trouble}; try again in a moment` });
  });
  answerErrors(app);
  await app.register(options.graphql);
  await app.register(signIn(options));
  await app.register(consoleRequests(options));
  await app.register(restEdge(options));
  await app.register(media(options));
  await app.register(recordingMedia(options));
  await app.register(mediaMtxAuth(options));
  await app.register(health(options));
  await app.register(metricsEdge(options));
  if (options.isDevelopment) await app.register(graphiql);
  await app.register(page(options));
  await app.ready();

  return {
    listen: (port, host) => app.listen({ port, host }),
    async close() {
      const late = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS_MS);
      await app.close();
      clearTimeout(late);
    },
  };
}
