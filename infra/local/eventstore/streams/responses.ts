import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streams } from '../protocol/generated.ts';

// The messages of a read that are not events.

const encode = (fill: (response: ReadResp) => void): Uint8Array => {
  const response = new streams.ReadResp();
  fill(response);
  return response.serializeBinary();
};

export const confirmation = (subscriptionId: string): Uint8Array =>
  encode((response) => {
    const message = new streams.ReadResp.SubscriptionConfirmation();
    message.setSubscriptionId(subscriptionId);
    response.setConfirmation(message);
  });

export const caughtUp = (): Uint8Array => encode((response) => response.setCaughtUp(new streams.ReadResp.CaughtUp()));

export const streamNotFound = (identifier: StreamIdentifier | undefined): Uint8Array =>
  encode((response) => {
    const message = new streams.ReadResp.StreamNotFound();
    message.setStreamIdentifier(identifier);
    response.setStreamNotFound(message);
  });

export const checkpoint = (commit: bigint, prepare: bigint): Uint8Array =>
  encode((response) => {
    const message = new streams.ReadResp.Checkpoint();
    message.setCommitPosition(commit.toString());
    message.setPreparePosition(prepare.toString());
    response.setCheckpoint(message);
  });
