import type { Session } from '../api/entities.ts';
import { routeTo } from '../route.ts';
import { Shape } from '../shapes/Shape.tsx';
import { dayAndTime } from '../time/format.ts';
import { gameSubtitle, gameTitle } from '../words/sayWords.ts';

const status = {
  SCHEDULED: { shape: 'off', word: 'Not started' },
  ACTIVE: { shape: 'live', word: 'Active' },
  PAUSED: { shape: 'pause', word: 'Paused' },
  COMPLETED: { shape: 'check', word: 'Completed' },
  CANCELLED: { shape: 'cancelled', word: 'Cancelled' },
} as const;

export function GameRow({ session }: { readonly session: Session }) {
  const { shape, word } = status[session.status];
  const at = session.actualStart ?? session.scheduledStart;
  return (
    <li>
      <a className="game-row" href={routeTo(session.id)}>
        <span className={`session-state is-${shape}`}>
          <Shape name={shape} />
          {word}
        </span>
        <b>{gameTitle(session)}</b>
        <span>{gameSubtitle(session)}</span>
        <span className="num">{at === null ? '' : dayAndTime(Date.parse(at), session.timeZone)}</span>
      </a>
    </li>
  );
}
