import type { Call } from '../grpc/call.ts';
import type { Handler } from '../grpc/server.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Log } from '../log/log.ts';
import { consecutivePositions, type NextPosition, unevenPositions } from '../log/positions.ts';
import { ServerFeaturesService } from '../protocol/generated.ts';
import type { Storage } from '../storage/storage.ts';
import { limitPages } from '../streams/pages.ts';
import { type Chance, chanceOf } from './chance.ts';
import { faultyCall } from './faultyCall.ts';
import { faultyLog } from './faultyLog.ts';
import { faultyStorage } from './faultyStorage.ts';
import { ALL_OFF, readSwitches, type Switches, UnknownSwitch } from './switches.ts';

/** Where the faults are put in a node's way: at its storage, its log, its calls. */
export interface Faults {
  readonly nextPosition: NextPosition;
  storage(storage: Storage): Storage;
  log(log: Log): Log;
  handler(handler: Handler): Handler;
  /** Turns the switches that the request names: a JSON object. Never in the way of its own faults. */
  readonly turn: Handler;
}

/** How a test calls the node to turn its switches: JSON in, nothing out. */
export const TURN_PATH = '/film_room.Hostile/Turn';

/** The state that all faults of one node share. */
export interface Hostility {
  readonly now: () => Switches;
  readonly chance: () => Chance;
  /** Whether nothing may be said on this connection. */
  readonly isSilent: (connection: object) => boolean;
}

export function createFaults(initially: Partial<Switches>): Faults {
  let switches: Switches = ALL_OFF;
  let chance = chanceOf(ALL_OFF.seed);
  const uneven = unevenPositions();
  let connections = new WeakSet<object>();
  let silent = new WeakSet<object>();
  const hostility: Hostility = {
    now: () => switches,
    chance: () => chance,
    isSilent: (connection) => switches.frozen || (switches.silentLinks && silent.has(connection)),
  };
  const turn = (change: Partial<Switches>): void => {
    if (change.silentLinks) {
      silent = connections;
      connections = new WeakSet();
    }
    if (change.seed !== undefined) chance = chanceOf(change.seed);
    switches = { ...switches, ...change };
    limitPages(switches.pageEvents || undefined);
  };
  turn(initially);

  return {
    nextPosition: (last) => (switches.unevenPositions ? uneven(last) : consecutivePositions(last)),
    storage: (storage) => faultyStorage(storage, hostility),
    log: (log) => faultyLog(log, hostility),
    handler: (handler) => async (call) => {
      if (chance.happens('refuseCall', switches.refuse))
        throw new GrpcError(Status.UNAVAILABLE, 'Refused: this node is hostile.');
      if (switches.failProbe && call.path === ServerFeaturesService.getSupportedMethods.path)
        throw new GrpcError(Status.INTERNAL, 'This node is hostile.');
      if (!silent.has(call.connection)) connections.add(call.connection);
      const faulty = faultyCall(call, hostility);
      await faulty.said();
      try {
        await handler(faulty);
      } finally {
        await faulty.said();
      }
    },
    turn: async (call: Call) => {
      try {
        for await (const message of call.messages()) turn(readSwitches(message.toString('utf8')));
      } catch (error) {
        if (!(error instanceof UnknownSwitch)) throw error;
        throw new GrpcError(Status.INVALID_ARGUMENT, error.message);
      }
      call.send(new Uint8Array());
    },
  };
}
