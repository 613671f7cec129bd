// What is counted, in Prometheus' words. Names are read by other people's dashboards: they stay.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandReport } from '../commands/handle.ts';

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export interface Metrics {
  commandDone(report: CommandReport): void;
  /** @param route as it was declared, never what somebody asked for */
  requestDone(route: string, method: string, status: number, seconds: number): void;
  /** A number that is looked up when somebody asks; a look that fails leaves it out. */
  gauge(name: string, help: string, look: () => number | Promise<number>): void;
  /** The same by labels. */
  gauges(name: string, help: string, labels: readonly string[], look: () => Promise<readonly Reading[]>): void;
  readonly contentType: string;
  text(): Promise<string>;
}

export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'filmroom_commands_total',
    help: 'Commands by name and result: accepted, repeated, refused, unavailable, failed.',
    labelNames: ['command', 'result'],
    registers,
  });
  const refusals = new Counter({
    name: 'filmroom_refusals_total',
    help: 'Refused commands by name and code.',
    labelNames: ['command', 'code'],
    registers,
  });
  const commandSeconds = new Histogram({
    name: 'filmroom_command_seconds',
    help: 'From the arrival of a command to its append or refusal.',
    labelNames: ['command'],
    buckets: BUCKETS,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'filmroom_http_request_seconds',
    help: 'HTTP requests by declared route.',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });

  const gauges: Metrics['gauges'] = (name, help, labels, look) => {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      async collect() {
        const readings = await look().catch(() => []);
        gauge.reset();
        for (const { labels: values, value } of readings) gauge.set(values, value);
      },
    });
  };

  return {
    commandDone({ command, result, code, ms }) {
      commands.inc({ command, result });
      if (code) refusals.inc({ command, code });
      commandSeconds.observe({ command }, ms / 1_000);
    },
    requestDone: (route, method, status, seconds) => requestSeconds.observe({ route, method, status }, seconds),
    gauge: (name, help, look) => gauges(name, help, [], async () => [{ labels: {}, value: await look() }]),
    gauges,
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
