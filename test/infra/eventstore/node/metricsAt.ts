import type { RunningNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';

/** Where a node that was started with --admin-port serves health and metrics. */
export async function adminUrlOf(node: RunningNode): Promise<string> {
  const line = () => node.lines().find((text) => text.includes('health and metrics on http://'));
  return (await until(line, { what: 'the line of the admin port' })).replace(/^.*(http:\S+).*$/, '$1');
}

/** The metrics as a record, by name and labels. */
export async function metricsAt(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(samples.map((line) => line.split(' ')).map(([name, value]) => [name, Number(value)]));
}
