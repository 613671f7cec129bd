import type { Player, PlayerRole, PlayType } from '../api/tagEntities.ts';
import type { Reading } from './reading.ts';

const roleWords: Readonly<Record<PlayerRole, string>> = {
  PASSER: 'passer',
  RUSHER: 'rusher',
  RECEIVER: 'receiver',
  TACKLER: 'tackler',
  KICKER: 'kicker',
  RETURNER: 'returner',
  RECOVERER: 'recoverer',
  KEY: 'key',
};
const roleOf = new Map(Object.entries(roleWords).map(([role, word]) => [word, role as PlayerRole]));

/** Roles of the first player and of the one behind `>`, by what was played; everybody behind a comma made the tackle. */
function rolesOf(playType: PlayType | null): readonly [first: PlayerRole, target: PlayerRole] {
  if (playType === 'PASS') return ['PASSER', 'RECEIVER'];
  if (playType === 'RUN') return ['RUSHER', 'RECEIVER'];
  return playType === null ? ['KEY', 'RECEIVER'] : ['KICKER', 'RETURNER'];
}

/** `12 > 88`: 12 threw to 88. `22, 54`: 22 ran, 54 tackled. A role that the place does not give is written out: `7 kicker`. */
export function showPlayers(players: readonly Player[], playType: PlayType | null): string {
  const [first, target] = rolesOf(playType);
  return players
    .map(({ number, role }, index) => {
      if (index === 0) return role === first ? number : `${number} ${roleWords[role]}`;
      if (index === 1 && role === target) return ` > ${number}`;
      return role === 'TACKLER' ? `, ${number}` : `, ${number} ${roleWords[role]}`;
    })
    .join('');
}

export function readPlayers(text: string, playType: PlayType | null): Reading<readonly Player[]> {
  const [first, target] = rolesOf(playType);
  const parts = text.trim().split(/\s*([,>])\s*/);
  const players: Player[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const isTarget = parts[at - 1] === '>';
    if (isTarget && at !== 2) return { problem: 'One > only, behind the first number' };
    const player = readPlayer(parts[at] ?? '', at === 0 ? first : isTarget ? target : 'TACKLER');
    if (player === null) return { problem: `Not a player: ${parts[at] || '(nothing)'}. Write numbers: 12 > 88, 54` };
    players.push(player);
  }
  return players.length > 22 ? { problem: 'At most 22 players' } : { value: players };
}

function readPlayer(text: string, usual: PlayerRole): Player | null {
  const [, number, word] = /^#?(\d{1,2})(?:\s+([a-z]+))?$/i.exec(text) ?? [];
  if (number === undefined) return null;
  const role = word === undefined ? usual : roleOf.get(word.toLowerCase());
  return role === undefined ? null : { number, role };
}
