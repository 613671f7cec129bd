// EventStoreDB's protocol: the client's own generated messages, and the hot ones encoded by hand.
// This file: the generated modules. They are CommonJS and ship without .proto files.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const generated = '@eventstore/db-client/generated';

type StreamsModule = typeof import('@eventstore/db-client/generated/streams_pb.js');
type StreamsServiceModule = typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
type SharedModule = typeof import('@eventstore/db-client/generated/shared_pb.js');
type StatusModule = typeof import('@eventstore/db-client/generated/status_pb.js');
type GossipModule = typeof import('@eventstore/db-client/generated/gossip_pb.js');
type GossipServiceModule = typeof import('@eventstore/db-client/generated/gossip_grpc_pb.js');
type FeaturesModule = typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
type FeaturesServiceModule = typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');

export const streams: StreamsModule = require(`${generated}/streams_pb.js`);
export const shared: SharedModule = require(`${generated}/shared_pb.js`);
export const status: StatusModule = require(`${generated}/status_pb.js`);
export const gossip: GossipModule = require(`${generated}/gossip_pb.js`);
export const features: FeaturesModule = require(`${generated}/serverfeatures_pb.js`);
export const { StreamsService }: StreamsServiceModule = require(`${generated}/streams_grpc_pb.js`);
export const { GossipService }: GossipServiceModule = require(`${generated}/gossip_grpc_pb.js`);
export const { ServerFeaturesService }: FeaturesServiceModule = require(`${generated}/serverfeatures_grpc_pb.js`);

// google-protobuf must be the very copy that the generated code uses: the messages of another copy are foreign to it.
const ofTheClient = createRequire(require.resolve(`${generated}/streams_pb.js`));
type AnyModule = typeof import('google-protobuf/google/protobuf/any_pb.js');
type EmptyModule = typeof import('google-protobuf/google/protobuf/empty_pb.js');
export const { Any }: AnyModule = ofTheClient('google-protobuf/google/protobuf/any_pb.js');
export const { Empty }: EmptyModule = ofTheClient('google-protobuf/google/protobuf/empty_pb.js');
