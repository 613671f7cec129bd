import type { Session } from '../api/entities.ts';
import { routeTo } from '../route.ts';
import { dayAndTime } from '../time/format.ts';
import { gameTitle } from '../words/sayWords.ts';

interface NextGameProps {
  readonly sessions: readonly Session[];
  readonly running: readonly Session[];
}

/** The game that a person most likely came for. */
export function NextGame({ sessions, running }: NextGameProps) {
  const now = running[0];
  if (now !== undefined) {
    return (
      <div className="next">
        <h2>{gameTitle(now)} is running.</h2>
        <OpenGame session={now} />
      </div>
    );
  }
  const next = sessions
    .filter(({ status }) => status === 'SCHEDULED')
    .sort((a, b) => (a.scheduledStart ?? '9').localeCompare(b.scheduledStart ?? '9'))[0];
  return (
    <div className="next">
      <h2>No game is running.</h2>
      {next === undefined ? (
        <p>{sessions.length === 0 ? 'None is scheduled yet.' : 'No other is scheduled.'}</p>
      ) : (
        <>
          <p>
            Next: <b>{gameTitle(next)}</b>
            {next.scheduledStart !== null && `, ${dayAndTime(Date.parse(next.scheduledStart), next.timeZone)}`}. Cameras
            may record before the game is started, and you may mark before it.
          </p>
          <OpenGame session={next} />
        </>
      )}
    </div>
  );
}

function OpenGame({ session }: { readonly session: Session }) {
  return (
    <p>
      <a className="btn btn-main" href={routeTo(session.id)}>
        Open this game
      </a>
    </p>
  );
}
