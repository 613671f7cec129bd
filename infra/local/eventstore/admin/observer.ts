import type { Call } from '../grpc/call.ts';
import type { Handler } from '../grpc/server.ts';
import type { Log } from '../log/log.ts';
import type { Storage } from '../storage/storage.ts';
import { createHistogram, metricText } from './metricsText.ts';

/** Watches the node from outside, at the three places where everything passes. A node without one pays nothing. */
export interface Observer {
  storage(storage: Storage): Storage;
  log(log: Log): Log;
  handler(path: string, handler: Handler): Handler;
  /** Whether writes are taken at present. */
  isReady(): boolean;
  /** All figures in the text format of Prometheus. */
  metrics(): string;
}

/** The first byte of a ReadResp that confirms a subscription, which is the first thing that one says: field 2, bytes. */
const CONFIRMATION = 0x12;
const EVENTS_PER_COMMIT = [1, 2, 5, 10, 25, 100, 250, 1_000, 2_500];
const COMMIT_SECONDS = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];

export function createObserver(): Observer {
  const commitEvents = createHistogram(EVENTS_PER_COMMIT);
  const commitSeconds = createHistogram(COMMIT_SECONDS);
  /** By method; by kind and outcome. */
  const running = new Map<string, number>();
  const writes = new Map<string, number>();
  let failedCommits = 0;
  let subscriptions = 0;
  let sentMessages = 0;
  let sentBytes = 0;
  let log: Log | undefined;

  const add = (counts: Map<string, number>, key: string, by: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + by);
  };

  /** The call, with what is sent over it counted. */
  function counted(call: Call, isRead: boolean): { call: Call; isSubscription: () => boolean } {
    let isFirst = true;
    let isSubscription = false;
    const send: Call['send'] = (message) => {
      if (isFirst && isRead && message[0] === CONFIRMATION) {
        isSubscription = true;
        subscriptions += 1;
      }
      isFirst = false;
      sentMessages += 1;
      sentBytes += message.length;
      return call.send(message);
    };
    const { sendFramed } = call;
    if (!sendFramed) return { call: { ...call, send }, isSubscription: () => isSubscription };
    const countedFrames: Call['sendFramed'] = (frames) => {
      sentBytes += frames.length;
      return sendFramed(frames);
    };
    return { call: { ...call, send, sendFramed: countedFrames }, isSubscription: () => isSubscription };
  }

  return {
    storage: (storage) => ({
      ...storage,
      async commit(events, reserved) {
        const start = performance.now();
        try {
          await storage.commit(events, reserved);
        } catch (error) {
          failedCommits += 1;
          throw error;
        }
        commitEvents.observe(events.length);
        commitSeconds.observe((performance.now() - start) / 1_000);
      },
    }),
    log(watched) {
      log = watched;
      return {
        ...watched,
        async submit(request, deadline) {
          try {
            const outcome = await watched.submit(request, deadline);
            add(writes, `${request.kind} ${outcome.kind}`, 1);
            return outcome;
          } catch (error) {
            add(writes, `${request.kind} unavailable`, 1);
            throw error;
          }
        },
      };
    },
    handler(path, handler) {
      const method = path.slice(path.lastIndexOf('/') + 1);
      running.set(method, 0);
      return async (call) => {
        const { call: watched, isSubscription } = counted(call, method === 'Read');
        add(running, method, 1);
        try {
          await handler(watched);
        } finally {
          add(running, method, -1);
          if (isSubscription()) subscriptions -= 1;
        }
      };
    },
    isReady: () => log?.isWritable() ?? false,
    metrics() {
      const gauge = (name: string, help: string, value: number | bigint): string =>
        metricText(name, 'gauge', help, [{ value }]);
      const counter = (name: string, help: string, value: number): string =>
        metricText(name, 'counter', help, [{ value }]);
      return [
        gauge('eventstore_log_position', 'Highest position that readers can see.', log?.end() ?? 0n),
        gauge('eventstore_log_memory_position', 'Every event after it is in memory.', log?.tailStart() ?? 0n),
        gauge(
          'eventstore_storage_writable',
          '1 = writes are taken, 0 = the storage is away.',
          log?.isWritable() ? 1 : 0,
        ),
        metricText(
          'eventstore_writes_total',
          'counter',
          'Appends and deletes, by what became of them.',
          [...writes].map(([key, value]) => {
            const [kind, outcome] = key.split(' ') as [string, string];
            return { labels: { kind, outcome }, value };
          }),
        ),
        commitEvents.text('eventstore_commit_events', 'Events in one commit.'),
        commitSeconds.text('eventstore_commit_seconds', 'How long the storage took for one commit.'),
        counter('eventstore_commits_failed_total', 'Commits that failed, whether or not they happened.', failedCommits),
        metricText(
          'eventstore_calls',
          'gauge',
          'Calls under way, by method.',
          [...running].map(([method, value]) => ({ labels: { method }, value })),
        ),
        gauge('eventstore_subscriptions', 'Subscriptions under way.', subscriptions),
        counter(
          'eventstore_sent_messages_total',
          'Messages sent to clients, but those that go from the storage to a subscription in one piece.',
          sentMessages,
        ),
        counter('eventstore_sent_bytes_total', 'Bytes sent to clients.', sentBytes),
        gauge('process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
      ].join('');
    },
  };
}
