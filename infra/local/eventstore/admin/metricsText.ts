// What an operator sees of the node: whether it lives, whether it takes writes, what it has done.
// This file: figures in the text format of Prometheus.

/** One sample line; without labels the name stands alone. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | bigint;
}

/** How many values were at most so large, for each bound, and their sum. */
export interface Histogram {
  observe(value: number): void;
  text(name: string, help: string): string;
}

const labelsText = (labels: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const headText = (name: string, type: string, help: string): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;

/** A counter or a gauge with all its samples. Labels are ours: they need no escaping. */
export function metricText(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${labelsText(labels)} ${value}\n`);
  return headText(name, type, help) + lines.join('');
}

/** @param bounds rising upper bounds, inclusive */
export function createHistogram(bounds: readonly number[]): Histogram {
  const counts = bounds.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    observe(value) {
      count += 1;
      sum += value;
      for (let index = bounds.length - 1; index >= 0 && value <= bounds[index]!; index--) counts[index]! += 1;
    },
    text(name, help) {
      const buckets = bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${counts[index]}\n`);
      const rest = `${name}_bucket{le="+Inf"} ${count}\n${name}_sum ${sum}\n${name}_count ${count}\n`;
      return headText(name, 'histogram', help) + buckets.join('') + rest;
    },
  };
}
