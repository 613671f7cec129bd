import type { HeardFact } from './witness.ts';

/**
 * Where the time from OUT to ready went, each in milliseconds after OUT, by the server's clock but for the last: the
 * demo runs on one machine. A stage that was not heard of is left out.
 */
export function stagesOf(heard: readonly HeardFact[], clipId: string, outMs: number, heardAt: number): string {
  const stages = [
    ['asked for', 'ClipGenerationRequested'],
    ['begun', 'ClipGenerationStarted'],
    ['cut', 'ClipReady'],
  ] as const;
  const told = stages.flatMap(([word, type]) => {
    const fact = heard.find(({ __typename, clip }) => __typename === type && clip?.id === clipId);
    return fact ? [`${word} after ${Date.parse(fact.occurredAt) - outMs} ms`] : [];
  });
  return [...told, `heard after ${heardAt - outMs} ms`].join(', ');
}
