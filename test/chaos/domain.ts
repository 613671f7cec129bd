// The domain against its reference model, many more games than a test run has time for.
import { compareWithReference } from '../domain/model/compareWithReference.ts';
import { startNode } from '../support/startNode.ts';

export interface DomainAtLength {
  readonly seed: number;
  readonly sequences: number;
  readonly say: (line: string) => void;
}

/** Says every difference, each as the shortest game that shows it. */
export async function domainAtLength({ seed, sequences, say }: DomainAtLength) {
  const node = await startNode();
  try {
    const { differences, pairs, byChance, ...report } = await compareWithReference({
      url: node.url,
      sequences,
      seed,
      say,
    });
    for (const difference of differences) say(difference);
    say(`${byChance} pairs of status and command were visited by chance, the others on purpose`);
    return { ran: report.sequences, differences: differences.length, visited: pairs.visited, all: pairs.all };
  } finally {
    await node.stop();
  }
}
