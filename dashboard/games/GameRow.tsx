import type { Client } from 'urql';
import type { Session } from '../api/entities.ts';
import { routeTo } from '../route.ts';
import { Shape } from '../shapes/Shape.tsx';
import { dayAndTime } from '../time/format.ts';
import { gameSubtitle, gameTitle } from '../words/sayWords.ts';
import { ChangeGame } from './ChangeGame.tsx';

const status = {
  SCHEDULED: { shape: 'off', word: 'Not started' },
  ACTIVE: { shape: 'live', word: 'Active' },
  PAUSED: { shape: 'pause', word: 'Paused' },
  COMPLETED: { shape: 'check', word: 'Completed' },
  CANCELLED: { shape: 'cancelled', word: 'Cancelled' },
} as const;

interface GameRowProps {
  readonly session: Session;
  readonly http: Client;
  readonly onChanged: () => void;
}

export function GameRow({ session, http, onChanged }: GameRowProps) {
  const { shape, word } = status[session.status];
  const at = session.actualStart ?? session.scheduledStart;
  return (
    <li className="game-item">
      <a className="game-row" href={routeTo(session.id)}>
        <span className={`session-state is-${shape}`}>
          <Shape name={shape} />
          {word}
        </span>
        <b>{gameTitle(session)}</b>
        <span>{gameSubtitle(session)}</span>
        <span className="num">{at === null ? '' : dayAndTime(Date.parse(at), session.timeZone)}</span>
      </a>
      <ChangeGame session={session} http={http} onChanged={onChanged} />
    </li>
  );
}
