import type { KnownFacts } from '../../src/domain/play/facts.ts';
import type { Random } from '../../test/chaos/random.ts';

interface Situation {
  readonly drive: number;
  readonly down: number;
  readonly distance: number;
  readonly yardsToGoal: number;
}

const FORMATIONS = ['trips right', 'trips left', 'empty', 'i right', 'pistol', 'wing t', 'bunch', 'double tight'];

const kickedOff = (drive: number): Situation => ({ drive, down: 1, distance: 10, yardsToGoal: 75 });

/** Plays as an attentive tagger sees them, one drive after the other, without an end. */
export function* downs(random: Random): Generator<KnownFacts, never> {
  let situation = kickedOff(1);
  for (;;) {
    const seen = playOf(situation, random);
    yield { odk: situation.drive % 2 === 1 ? 'o' : 'd', ...situation, formation: random.pick(FORMATIONS), ...seen };
    situation = after(situation, seen);
  }
}

function playOf({ down, distance, yardsToGoal }: Situation, random: Random): KnownFacts {
  const chance = random.between(0, 100);
  if (down === 4 && distance > 2) {
    if (yardsToGoal < 35) return { playType: 'field_goal', result: chance < 80 ? 'good' : 'no_good' };
    return { playType: 'punt', result: chance < 50 ? 'fair_catch' : 'return' };
  }
  if (chance < 4) return { playType: 'pass', result: 'interception', yardsGained: 0, turnover: true };
  if (chance < 8) return { result: 'penalty', counted: false, penaltyTeam: 'ours', penaltyYards: 5 };
  if (chance < 50) {
    const yards = Math.min(random.between(-3, 12), yardsToGoal);
    return { playType: 'run', result: yards === yardsToGoal ? 'rush_td' : 'rush', yardsGained: yards };
  }
  if (chance < 56) return { playType: 'pass', result: 'sack', yardsGained: -random.between(1, 10) };
  if (chance < 74) return { playType: 'pass', result: 'incomplete', yardsGained: 0 };
  const yards = Math.min(random.between(0, 28), yardsToGoal);
  return { playType: 'pass', result: yards === yardsToGoal ? 'complete_td' : 'complete', yardsGained: yards };
}

function after(before: Situation, { playType, result, yardsGained = 0, turnover }: KnownFacts): Situation {
  if (result === 'penalty') return before;
  const yardsToGoal = Math.min(before.yardsToGoal - yardsGained, 99);
  const isOver = turnover === true || playType === 'punt' || playType === 'field_goal' || yardsToGoal <= 0;
  if (isOver) return kickedOff(before.drive + 1);
  const isFirstDown = yardsGained >= before.distance;
  if (isFirstDown) return { ...before, down: 1, distance: Math.min(10, yardsToGoal), yardsToGoal };
  if (before.down === 4) return { drive: before.drive + 1, down: 1, distance: 10, yardsToGoal: 100 - yardsToGoal };
  return { ...before, down: before.down + 1, distance: Math.min(before.distance - yardsGained, 99), yardsToGoal };
}
