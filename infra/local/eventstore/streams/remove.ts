import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Log } from '../log/log.ts';
import type { SentExpectation } from '../protocol/appendRequests.ts';
import { streams } from '../protocol/generated.ts';
import { BadRequest, expectedRevisionOf, streamNameOf } from '../protocol/requests.ts';
import { COMMIT_TIMEOUT_MS } from './append.ts';
import { isUnwritable, streamDeleted, timedOut, unwritable, wrongExpectedVersion } from './errors.ts';

/** Soft delete: the stream may be started anew, with revisions that go on. */
export async function deleteStream(log: Log, request: DeleteReq): Promise<DeleteResp> {
  const position = new streams.DeleteResp.Position();
  return new streams.DeleteResp().setPosition(fill(position, await remove(log, 'soft', request.getOptions())));
}

/** Hard delete: nothing can be written to the stream ever again. */
export async function tombstoneStream(log: Log, request: TombstoneReq): Promise<TombstoneResp> {
  const position = new streams.TombstoneResp.Position();
  return new streams.TombstoneResp().setPosition(fill(position, await remove(log, 'hard', request.getOptions())));
}

function fill<P extends DeleteResp.Position | TombstoneResp.Position>(target: P, position: bigint): P {
  target.setCommitPosition(position.toString());
  target.setPreparePosition(position.toString());
  return target;
}

async function remove(
  log: Log,
  how: 'soft' | 'hard',
  options: DeleteReq.Options | TombstoneReq.Options | undefined,
): Promise<bigint> {
  if (!options) throw new BadRequest('a delete without options');
  const stream = streamNameOf(options.getStreamIdentifier());
  if (isUnwritable(stream)) throw unwritable();
  const expected = expectedRevisionOf(expectationOf(options));
  if (expected === undefined) throw new BadRequest('a delete without an expected revision');
  const outcome = await log.submit({ kind: 'delete', stream, expected, how }, Date.now() + COMMIT_TIMEOUT_MS);
  switch (outcome.kind) {
    case 'stored':
      return outcome.position!; // written just now: only a retry of an append may lack one
    case 'wrongExpectedRevision':
      throw wrongExpectedVersion(stream, expected, outcome.actual);
    case 'streamDeleted':
      throw streamDeleted(stream);
    case 'timedOut':
      throw timedOut();
  }
}

function expectationOf(options: DeleteReq.Options | TombstoneReq.Options): SentExpectation {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasRevision() ? BigInt(options.getRevision()) : undefined;
}
