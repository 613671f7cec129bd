// What is wrong with the lists themselves.
import type { Entry, Findings } from './findings.ts';

const LAG_MS = 5_000;

export const readModelEntries = (findings: Findings): Entry[] => [
  ...stopEntries(findings),
  ...lagEntry(findings),
  ...remadeEntry(findings),
  ...parkedEntry(findings),
];

function stopEntries({ stops }: Findings): Entry[] {
  return stops.map(({ name, stopped_at }) => {
    const isLists = name === 'live';
    return {
      id: `newer ${name}`,
      kind: 'NEWER_SOFTWARE_NEEDED',
      channelId: null,
      sinceMs: Date.parse(stopped_at),
      what: `${isLists ? 'The lists stand still' : 'No new clip is cut'}: newer software has written here.`,
      effect: isLists ? 'Marks are safe and show later.' : 'Marks are safe and clips will follow.',
      fix: 'Start the newer Film Room.',
    };
  });
}

function lagEntry({ lagMs, nowMs, stops }: Findings): Entry[] {
  // Where they stand still, it is said why.
  if (lagMs <= LAG_MS || stops.some(({ name }) => name === 'live')) return [];
  return [
    {
      id: 'lag',
      kind: 'LISTS_BEHIND',
      channelId: null,
      sinceMs: nowMs - lagMs,
      what: 'The lists are behind.',
      effect: 'Marks are safe and show later.',
      fix: 'Keep marking. If it lasts, restart the platform.',
    },
  ];
}

function remadeEntry({ standingStill }: Findings): Entry[] {
  if (standingStill.length === 0) return [];
  return [
    {
      id: 'remade',
      kind: 'LISTS_REMADE',
      channelId: null,
      sinceMs: undefined,
      what: 'Some lists are made anew after an upgrade.',
      effect: 'Until then they stand still; marks are safe and show later.',
      fix: 'Keep marking. If it lasts, tell whoever runs the server.',
    },
  ];
}

function parkedEntry({ parked }: Findings): Entry[] {
  if (parked === 0) return [];
  return [
    {
      id: 'parked',
      kind: 'FACTS_SET_ASIDE',
      channelId: null,
      sinceMs: undefined,
      what:
        parked === 1
          ? '1 fact could not be read and is set aside.'
          : `${parked} facts could not be read and are set aside.`,
      effect: 'What they say is missing in the lists; the log keeps it.',
      fix: 'Tell whoever runs the server.',
    },
  ];
}
