// The routes as an OpenAPI 3.1 document, made of the schemas that judge what is sent.
import { z } from 'zod';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const ErrorJson = z.object({
  code: z.string().describe('Stable; clients decide by it. docs/errors.md lists them.'),
  message: z.string().describe('For people: names the field and the fix.'),
  status: z.string().optional().describe('With `ILLEGAL_IN_STATUS`: the present status.'),
  allowed_commands: z.array(z.string()).optional().describe('With `ILLEGAL_IN_STATUS`: what is possible now.'),
});

const failures = {
  400: 'a field is missing or wrong',
  401: 'the token is missing, invalid or expired',
  403: 'the role may not do this',
  404: 'there is no such thing in this team',
  409: 'not possible in the present status, or the key was used for something else',
  422: 'understood, and refused by a rule',
  429: 'too much at once; `Retry-After` says how long to wait',
  503: 'the store or the database does not answer; send the same again',
} as const;

const later = 'recorded; the lists do not show it yet, and the answer holds ids only';

export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Film Room: the REST edge',
      version: '1',
      description: 'For capture devices and clients that know no GraphQL. Everything else is in the GraphQL schema.',
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { Error: { description: 'refused', content: jsonOf(ErrorJson, 'output') } },
    },
  };
}

function operationOf({ method, path, summary, body, query, answer, statuses }: Route): Json {
  const isCommand = method !== 'GET';
  const parameters = [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...(query ? queryParameters(query) : []),
    ...(isCommand ? [idempotencyKey] : []),
  ];
  const answers = isCommand && answer ? { ...statuses, 202: later } : statuses;
  const done = Object.entries(answers).map(([status, description]) => [
    status,
    { description, ...(answer && status !== '202' && { content: jsonOf(answer, 'output') }) },
  ]);
  const refused = Object.keys(failures).map((status) => [status, { $ref: '#/components/responses/Error' }]);
  return {
    summary,
    parameters,
    ...(body && { requestBody: { required: true, content: jsonOf(body, 'input') } }),
    responses: { ...Object.fromEntries(done), ...Object.fromEntries(refused) },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A UUID or any text: the same request with the same key is carried out once.',
  schema: { type: 'string', maxLength: 255 },
};

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Readonly<Record<string, Json>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): Json => ({
  'application/json': { schema: schemaOf(schema, io) },
});

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
