// Numbers for Prometheus. Whoever runs the installation may read them: they hold no id, but counts over all teams.
import type { FastifyInstance } from 'fastify';
import type { Auth } from '../auth/openAuth.ts';
import { mayOperate } from '../auth/rights.ts';
import { refuse as refusal } from '../domain/decision.ts';
import type { Metrics } from '../operations/metrics.ts';
import { refuse } from './errors.ts';
import { signedIn } from './signedIn.ts';

interface Options {
  readonly auth: Auth;
  readonly metrics: Metrics;
}

export const metricsEdge =
  ({ auth, metrics }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    const { onRequest, actorOf } = signedIn(auth.callers, auth.failures);
    app.get('/metrics', { onRequest }, async (request, reply) => {
      const actor = actorOf(request);
      if (!mayOperate(actor)) return refuse(reply, refusal('FORBIDDEN', `the role ${actor.role} reads no metrics`));
      return reply
        .header('cache-control', 'no-store')
        .type(metrics.contentType)
        .send(await metrics.text());
    });
  };

/** On the root server, before its routes: every request that ends is counted. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  let sockets = 0;
  app.server.on('upgrade', (_request, socket) => {
    sockets += 1;
    socket.once('close', () => {
      sockets -= 1;
    });
  });
  metrics.gauge('filmroom_sockets', 'WebSockets that are open.', () => sockets);
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestDone(route, request.method, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
}
