// The seed's routes for capture devices and clients that know no GraphQL, and the document that describes them.
import type { FastifyInstance } from 'fastify';
import { channelRoutes } from './channelRoutes.ts';
import { clipRoutes } from './clipRoutes.ts';
import { mount } from './mount.ts';
import { openApiDocument } from './openApiDocument.ts';
import type { Edge, Route } from './route.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { tagRoutes } from './tagRoutes.ts';

export const restRoutes = (edge: Edge): readonly Route[] => [
  ...sessionRoutes(edge),
  ...channelRoutes(edge),
  ...clipRoutes(edge),
  ...tagRoutes(edge),
];

export const restEdge =
  (edge: Edge) =>
  async (app: FastifyInstance): Promise<void> => {
    acceptEmptyBodies(app);
    const routes = restRoutes(edge);
    mount(app, edge, routes);
    const document = openApiDocument(routes);
    app.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document));
  };

/** Devices send `content-type: application/json` and nothing after it. */
function acceptEmptyBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else void parseJson(request, body, done);
  });
}
