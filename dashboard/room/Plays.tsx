/** 4 Plays: newest IN first, for ever. A row never moves and never changes its height. */
import { useEffect, useMemo, useRef } from 'react';
import { countOf, visiblePlays } from '../live/filters.ts';
import type { Filter } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { PlayRow } from './PlayRow.tsx';
import { useRoom, useRoomState } from './roomContext.ts';
import { useWindow } from './useWindow.ts';

export function Plays() {
  const plays = useRoomState((state) => state.plays);
  const filters = useRoomState((state) => state.filters);
  const phase = useRoomState((state) => state.phase);
  const chosen = useRoomState((state) => state.chosen?.playId);
  const latestOwn = useRoomState((state) => state.plays.find((play) => play.mine && play.state === 'open')?.id);
  const rows = useMemo(() => visiblePlays(plays, filters), [plays, filters]);
  const list = useRef<HTMLOListElement>(null);
  const { from, to, rowHeight } = useWindow(list, rows.length);
  useChosenInView(
    list,
    chosen,
    rows.findIndex((play) => play.id === chosen),
    rowHeight,
  );
  return (
    <section className="plays" aria-label="Plays">
      <Filters />
      <p className="columns" aria-hidden="true">
        <span>Play</span>
        <span>Yd ln</span>
        <span>Form</span>
        <span>Yds</span>
      </p>
      {rows.length === 0 && phase === 'ready' ? (
        <Nothing isFiltered={filters.size > 0} />
      ) : (
        <ol className="list" ref={list} aria-busy={phase === 'loading'}>
          {from > 0 && <Spacer rows={from} height={rowHeight} />}
          {rows.slice(from, to).map((play) => (
            <PlayRow key={play.id} play={play} isChosen={play.id === chosen} isLatestOwn={play.id === latestOwn} />
          ))}
          {to < rows.length && <Spacer rows={rows.length - to} height={rowHeight} />}
          {phase === 'loading' &&
            [1, 2, 3, 4, 5].map((blank) => <li className="clip is-blank" key={blank} aria-hidden="true" />)}
        </ol>
      )}
    </section>
  );
}

/** Stands for the rows that are out of sight, so that the scroll bar tells the truth. */
function Spacer({ rows, height }: { readonly rows: number; readonly height: number }) {
  return <li aria-hidden="true" style={{ height: rows * height }} />;
}

/** Keys move the choice; the list follows only as far as it has to. */
function useChosenInView(
  list: { readonly current: HTMLElement | null },
  chosen: string | undefined,
  index: number,
  rowHeight: number,
): void {
  const at = useRef(index);
  at.current = index;
  useEffect(() => {
    const box = list.current;
    if (box === null || chosen === undefined || at.current < 0) return;
    const top = at.current * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  }, [chosen, list, rowHeight]);
}

const chips: readonly { readonly filter: Filter; readonly word: string; readonly more?: string }[] = [
  { filter: 'favourites', word: 'Favourites' },
  { filter: 'thirdDown', word: '3rd', more: ' down' },
  { filter: 'mine', word: 'Mine' },
  { filter: 'run', word: 'Run' },
  { filter: 'pass', word: 'Pass' },
  { filter: 'notReady', word: 'Not ready' },
];

function Filters() {
  const { store } = useRoom();
  const plays = useRoomState((state) => state.plays);
  const filters = useRoomState((state) => state.filters);
  function toggle(filter: Filter): void {
    const next = new Set(filters);
    if (!next.delete(filter)) next.add(filter);
    store.set({ filters: next });
  }
  return (
    <fieldset className="filters" aria-label="Filter">
      <button
        type="button"
        className="chip"
        aria-pressed={filters.size === 0}
        onClick={() => store.set({ filters: new Set() })}
      >
        <span>All</span> <span className="num">{visiblePlays(plays, new Set()).length}</span>
      </button>
      {chips.map(({ filter, word, more }) => (
        <button
          type="button"
          className="chip"
          key={filter}
          aria-pressed={filters.has(filter)}
          onClick={() => toggle(filter)}
        >
          {filter === 'favourites' && <Shape name="star" />}
          <span className="chip-word">
            {word}
            {more !== undefined && <span className="chip-more">{more}</span>}
          </span>{' '}
          <span className="num">{countOf(plays, filter)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { store } = useRoom();
  const cameras = useRoomState((state) => state.channels.length);
  if (isFiltered) {
    return (
      <div className="empty">
        <p>
          <b>No play fits.</b>
        </p>
        <p>
          <button type="button" className="btn" onClick={() => store.set({ filters: new Set() })}>
            Show all
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="empty">
      <p>
        <b>{cameras === 0 ? 'No camera in this game.' : 'No plays yet.'}</b>
      </p>
      <p>
        {cameras === 0
          ? 'An operator adds cameras in the menu, under Cameras. Until then plays are tagged by the moment.'
          : 'Tap IN when a play starts and OUT when it ends. The clip shows up here, on every screen.'}
      </p>
    </div>
  );
}
