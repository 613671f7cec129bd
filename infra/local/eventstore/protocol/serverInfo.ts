import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { features, gossip, shared } from './generated.ts';

/** The release of EventStoreDB that the node keeps to. Clients go by it and by the methods listed. */
const SERVER_VERSION = '23.10.6';

const METHODS: readonly (readonly [service: string, method: string, features: string[]])[] = [
  ['streams.streams', 'append', []],
  ['streams.streams', 'batchappend', ['deadline_duration']],
  ['streams.streams', 'delete', []],
  ['streams.streams', 'read', ['position', 'events']],
  ['streams.streams', 'tombstone', []],
  ['gossip.gossip', 'read', []],
  ['server_features.serverfeatures', 'getsupportedmethods', []],
];

/** What is not listed here, clients call "unsupported" without asking. */
export function supportedMethods(): SupportedMethods {
  const response = new features.SupportedMethods();
  response.setEventStoreServerVersion(SERVER_VERSION);
  for (const [service, method, list] of METHODS) {
    const entry = new features.SupportedMethod();
    entry.setServiceName(`event_store.client.${service}`);
    entry.setMethodName(method);
    entry.setFeaturesList(list);
    response.addMethods(entry);
  }
  return response;
}

const LEADER = 8; // MemberInfo.VNodeState

/** A cluster of one: this node, its leader. */
export function clusterOfOne(instanceId: string, host: string, port: number): ClusterInfo {
  const endPoint = new gossip.EndPoint();
  endPoint.setAddress(host);
  endPoint.setPort(port);
  const member = new gossip.MemberInfo();
  member.setInstanceId(new shared.UUID().setString(instanceId));
  member.setTimeStamp((BigInt(Date.now()) * 10_000n).toString());
  member.setState(LEADER);
  member.setIsAlive(true);
  member.setHttpEndPoint(endPoint);
  const cluster = new gossip.ClusterInfo();
  cluster.addMembers(member);
  return cluster;
}
