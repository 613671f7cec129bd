import type { Call } from './call.ts';
import type { Handler } from './server.ts';
import { GrpcError, Status } from './status.ts';

/** What a generated service definition says of a method (the part of grpc-js' MethodDefinition that is needed). */
export interface Method<Request, Response> {
  readonly path: string;
  readonly requestDeserialize: (bytes: Buffer) => Request;
  readonly responseSerialize: (message: Response) => Buffer;
}

/** Decodes a message. @throws GrpcError INTERNAL for bytes that are no such message */
export function decode<Request>(method: Method<Request, never>, bytes: Buffer): Request {
  try {
    return method.requestDeserialize(bytes);
  } catch {
    throw new GrpcError(Status.INTERNAL, `Failed to deserialize the request message of ${method.path}`);
  }
}

/** The request of a call that has exactly one. */
export async function singleRequest<Request>(method: Method<Request, never>, call: Call): Promise<Request> {
  for await (const bytes of call.messages()) return decode(method, bytes);
  throw new GrpcError(Status.INTERNAL, 'Request message expected.');
}

/** One request, one response. */
export function unary<Request, Response>(
  method: Method<Request, Response>,
  respond: (request: Request, call: Call) => Promise<Response>,
): Handler {
  return async (call) => {
    const response = await respond(await singleRequest(method, call), call);
    call.send(method.responseSerialize(response));
  };
}

/** One request, many responses: the handler sends ready bytes itself. */
export function serverStream<Request, Response>(
  method: Method<Request, Response>,
  respond: (request: Request, call: Call) => Promise<void>,
): Handler {
  return async (call) => respond(await singleRequest(method, call), call);
}

/** Many requests, one response. */
export function clientStream<Request, Response>(
  method: Method<Request, Response>,
  respond: (requests: AsyncGenerator<Request, void, void>, call: Call) => Promise<Response>,
): Handler {
  return async (call) => {
    call.send(method.responseSerialize(await respond(requestsOf(method, call), call)));
  };
}

/** Many requests, many responses, in any order: the handler sends them itself. */
export function bidirectional<Request, Response>(
  method: Method<Request, Response>,
  respond: (requests: AsyncGenerator<Request, void, void>, call: Call) => Promise<void>,
): Handler {
  return (call) => respond(requestsOf(method, call), call);
}

async function* requestsOf<Request>(method: Method<Request, never>, call: Call): AsyncGenerator<Request, void, void> {
  for await (const bytes of call.messages()) yield decode(method, bytes);
}
