import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import type { Log } from '../log/log.ts';
import { BadRequest } from '../protocol/requests.ts';
import { readAll } from './readAll.ts';
import { filterOptionsOf, readOptionsOf } from './readOptions.ts';
import { readStream } from './readStream.ts';
import { subscribeToAll } from './subscribeToAll.ts';
import { subscribeToStream } from './subscribeToStream.ts';

/** The one method of the protocol behind four: reads and subscriptions, of a stream and of the log. */
export async function read(log: Log, request: ReadReq, call: Call): Promise<void> {
  const options = request.getOptions();
  const stream = options?.getStream();
  const all = options?.getAll();
  if (!options || (!stream && !all)) throw new BadRequest('a read of nothing');
  const common = readOptionsOf(options);
  const filter = filterOptionsOf(options);
  if (stream)
    return options.hasSubscription()
      ? subscribeToStream(log, stream, common, call)
      : readStream(log, stream, common, call);
  return options.hasSubscription()
    ? subscribeToAll(log, all!, common, filter, call)
    : readAll(log, all!, common, filter, call);
}
