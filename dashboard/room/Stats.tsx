/** 7 Stats: two figures of the game so far, as the server counts them. Numerator and denominator are always shown. */
import type { DownTry, Figure } from '../api/tagEntities.ts';
import { Shape } from '../shapes/Shape.tsx';
import { useRoomState } from './roomContext.ts';

export function Stats() {
  const stats = useRoomState((state) => state.stats);
  return (
    <section className="stats" aria-label="Figures of this game">
      <Split run={stats?.run ?? nothing} pass={stats?.pass ?? nothing} />
      <ThirdDown figure={stats?.thirdDown ?? nothing} tries={stats?.thirdDownTries ?? []} />
    </section>
  );
}

const nothing: Figure = { numerator: 0, denominator: 0, leftOut: 0, disputed: 0 };

/** Whole per cent; only where there is anything to divide by. */
function percent({ numerator, denominator }: Figure): number {
  return Math.round((100 * numerator) / denominator);
}

function Split({ run, pass }: { readonly run: Figure; readonly pass: Figure }) {
  const count = run.denominator;
  return (
    <figure>
      <figcaption>
        Run and pass <span>{count} tagged</span>
        <InDispute count={run.disputed} />
      </figcaption>
      {count === 0 ? (
        <>
          <Empty />
          <p>
            <span>No play tagged yet</span>
          </p>
        </>
      ) : (
        <>
          <svg
            className="stat-bar"
            role="img"
            aria-label={`Run ${run.numerator} of ${count}, ${percent(run)} percent. Pass ${pass.numerator} of ${count}, ${percent(pass)} percent.`}
          >
            <defs>
              <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="2.5" height="5" fill="var(--ink-2)" />
              </pattern>
            </defs>
            <rect width={`${(100 * run.numerator) / count}%`} height="100%" fill="var(--ink-2)" />
            <rect
              x={`${(100 * run.numerator) / count}%`}
              width={`${(100 * pass.numerator) / count}%`}
              height="100%"
              fill="url(#hatch)"
            />
          </svg>
          <p>
            <span>
              <b>Run {run.numerator}</b> <span className="share">{percent(run)}%</span>
            </span>
            <span>
              <b>Pass {pass.numerator}</b> <span className="share">{percent(pass)}%</span>
            </span>
          </p>
        </>
      )}
    </figure>
  );
}

function ThirdDown({ figure, tries }: { readonly figure: Figure; readonly tries: readonly DownTry[] }) {
  const { numerator, denominator, disputed } = figure;
  return (
    <figure>
      <figcaption>
        Third down <span>{denominator === 1 ? '1 try' : `${denominator} tries`}</span>
        <InDispute count={disputed} />
      </figcaption>
      {denominator === 0 ? (
        <>
          <Empty />
          <p>
            <span>None yet</span>
          </p>
        </>
      ) : (
        <>
          <Tries figure={figure} tries={tries} />
          <p>
            <span>
              <b>
                {numerator} of {denominator}
              </b>{' '}
              <span className="share">{percent(figure)}%</span>
            </span>
          </p>
        </>
      )}
    </figure>
  );
}

/** One box a try in the order of play, filled if made. */
function Tries({ figure, tries }: { readonly figure: Figure; readonly tries: readonly DownTry[] }) {
  const { numerator, denominator } = figure;
  return (
    <svg
      className="stat-bar"
      viewBox={`0 0 ${Math.max(13 * denominator, 182)} 12`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={`Third down: ${numerator} of ${denominator} converted, ${percent(figure)} percent.`}
    >
      {tries.map(({ playId, made }, at) => (
        <rect
          key={playId}
          x={13 * at + 0.75}
          y={0.75}
          width={9.5}
          height={10.5}
          fill={made ? 'var(--ink-2)' : 'none'}
          stroke="var(--ink-2)"
          strokeWidth={1.5}
        />
      ))}
    </svg>
  );
}

function Empty() {
  return (
    <svg className="stat-bar" aria-hidden="true">
      <rect width="100%" height="100%" fill="var(--inset)" />
    </svg>
  );
}

/** A figure says how many of its plays taggers differ about. */
function InDispute({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="in-dispute" title="Plays in dispute">
      <Shape name="differ" className="tiny" />
      {count}
      <span className="sr"> in dispute</span>
    </span>
  );
}
