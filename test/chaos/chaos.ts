// npm run chaos -- --seed N --kills N [--sequences N] [--only part]: the tests' own faults, many more of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { undoAll } from '../support/cleanup.ts';
import { asOfAtLength } from './asOf.ts';
import { clipsAtLength } from './clips.ts';
import { deliveryAtLength } from './delivery.ts';
import { domainAtLength, racesAtLength } from './domain.ts';
import { eventStoreUnderKills } from './eventstore.ts';
import { everythingUnderKills } from './everything.ts';
import { hostileGame } from './hostile.ts';
import { marksUnderKills } from './marks.ts';
import { modelAtLength } from './model.ts';
import { projectorAtLength } from './projector.ts';
import { stalledAtLength } from './stalled.ts';

interface Chaos {
  readonly seed: number;
  readonly kills: number;
  readonly sequences: number;
  readonly say: (line: string) => void;
}

/** Prints the part's closing line; false where something must never have happened. */
type Part = (chaos: Chaos) => Promise<{ readonly line: string; readonly held: boolean }>;

const parts: Readonly<Record<string, Part>> = {
  async eventstore({ seed, kills, say }) {
    const { acknowledged, lost, duplicated, gaps, missed } = await eventStoreUnderKills({ seed, kills, say });
    return {
      line: `kills ${kills}, acked ${acknowledged}, lost ${lost}, duplicated ${duplicated}, gaps ${gaps}, missed ${missed}`,
      held: lost + duplicated + gaps + missed === 0,
    };
  },

  async model({ seed, sequences, say }) {
    const { ran, differences } = await modelAtLength({ seed, sequences, say });
    return { line: `sequences ${ran}, differences ${differences}`, held: differences === 0 };
  },

  async domain({ seed, sequences, say }) {
    const { ran, differences, visited, all } = await domainAtLength({ seed, sequences, say });
    const [races, ghosts] = [Math.ceil(sequences / 10), Math.ceil(sequences / 2)];
    const { decided, jobs, inOne, inTwo, expired } = await racesAtLength({ races, ghosts, say });
    const timely = ({ accepted, late, asked }: typeof inOne) => `${accepted - late}/${asked}`;
    return {
      line: `sequences ${ran}, differences ${differences}, pairs visited ${visited}/${all}, races ${races}, one winner ${decided}, one job ${jobs}, writers in one process ${timely(inOne)}, in two ${timely(inTwo)}, ghosts ${ghosts}, expired ${expired}`,
      held:
        differences + inOne.failed.length + inOne.wrong.length + inTwo.wrong.length === 0 &&
        visited === all &&
        decided === races &&
        jobs === races &&
        expired === ghosts &&
        inTwo.accepted - inTwo.late >= inTwo.asked * 0.999,
    };
  },

  async 'as-of'({ seed, say }) {
    const { positions, differences } = await asOfAtLength({ seed, positions: 200, say });
    return { line: `positions ${positions}, differences ${differences}`, held: differences === 0 && positions === 200 };
  },

  delivery: ({ seed, say }) => deliveryAtLength({ seed, say }),

  async clips({ seed, kills, sequences, say }) {
    const { wrong, broken, workers } = await clipsAtLength({ seed, cuts: sequences, kills, say });
    const { clips, stuck, notOnce, notWhole } = workers;
    await undoAll();
    return {
      line: `cuts ${sequences}, not exact ${wrong}, kills of cutters ${kills}, clips broken ${broken}, kills of workers ${kills}, clips ${clips}, stuck ${stuck}, not ready once ${notOnce}, films not whole ${notWhole}`,
      held: wrong + broken + stuck + notOnce + notWhole === 0,
    };
  },

  async stalled() {
    const events = 100_000;
    const { heard, megabytes } = await stalledAtLength(events);
    return {
      line: `events ${events}, heard ${heard}, cost of not reading ${megabytes.toFixed(1)} MB`,
      held: heard === events && megabytes <= 20,
    };
  },

  async hostile({ seed, say }) {
    const { acked, lost, doubled, gaps, unequal, refused, readyOf, recorded, heard } = await hostileGame(seed);
    for (const refusal of refused) say(`refused: ${refusal}`);
    const notOnce = readyOf.filter((times) => times !== 1).length;
    const misheard = recorded.filter((position, n) => heard[n] !== position).length + (heard.length - recorded.length);
    return {
      line: `acked ${acked}, lost ${lost}, duplicated ${doubled}, gaps ${gaps}, unequal rows ${unequal}, clips not ready once ${notOnce}, facts misheard ${misheard}`,
      held: lost + doubled + gaps + unequal + refused.length + notOnce + misheard === 0,
    };
  },

  async projector({ seed, kills, say }) {
    const found = await projectorAtLength({ seed, kills, rebuilds: Math.ceil(kills / 10), say });
    const { facts, rebuilds, cancelled, looks, unequal, stale, doubled } = found;
    return {
      line: `kills ${kills}, rebuilds ${rebuilds}, given up ${cancelled}, facts ${facts}, looks ${looks}, unequal rows ${unequal}, stale ${stale}, doubled ${doubled}`,
      held: unequal + stale + doubled === 0,
    };
  },

  async everything({ seed, kills, say }) {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
    try {
      const found = await everythingUnderKills({ seed, kills, dataFolder, clipsReadyAfter: 'each', say });
      const { acked, refused, lost, doubled, gaps, unequal, filmless, late, slowestMs } = found;
      for (const refusal of refused) say(`refused: ${refusal}`);
      return {
        line: `kills ${kills}, acked ${acked}, lost ${lost}, duplicated ${doubled}, gaps ${gaps}, unequal rows ${unequal}, ready without film ${filmless}, not ready within 30 s ${late}, slowest ${(slowestMs / 1_000).toFixed(1)} s`,
        held: lost + doubled + gaps + unequal + filmless + late + refused.length === 0,
      };
    } finally {
      await undoAll();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },

  async marks({ seed, kills, say }) {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
    try {
      const targets = ['postgres', 'eventstore', 'platform'] as const;
      const { acked, lost, doubled, gaps, unequal, refused } = await marksUnderKills({
        seed,
        kills,
        targets,
        dataFolder,
        say,
      });
      for (const refusal of refused) say(`refused: ${refusal}`);
      return {
        line: `kills ${kills}, acked ${acked}, lost ${lost}, duplicated ${doubled}, gaps ${gaps}, unequal rows ${unequal}`,
        held: lost + doubled + gaps + unequal + refused.length === 0,
      };
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
};

const number = { type: 'string' } as const;
const { values } = parseArgs({ options: { seed: number, kills: number, sequences: number, only: number } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const kills = Number(values.kills ?? 20);
/** How many sequences a part runs unless told. */
const usual: Readonly<Record<string, number>> = { domain: 20_000, model: 10_000, clips: 500 };
const sequences = values.sequences === undefined ? undefined : Number(values.sequences);
const chosen = values.only ? [values.only] : Object.keys(parts);
const unknown = chosen.find((name) => !parts[name]);
if (unknown || !(seed >= 0) || !(kills >= 1) || (sequences !== undefined && !(sequences >= 1))) {
  console.error(`usage: npm run chaos -- --seed N --kills N [--sequences N] [--only ${Object.keys(parts).join('|')}]`);
  process.exit(2);
}
console.log(`seed ${seed}`);
for (const name of chosen) {
  const { line, held } = await parts[name]!({
    seed,
    kills,
    sequences: sequences ?? usual[name] ?? 1,
    say: console.log,
  });
  console.log(`chaos ${name}: ${line}`);
  if (!held) process.exitCode = 1;
}
process.exit();
