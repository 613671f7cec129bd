import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { Panel } from '../live/roomState.ts';
import { RecordingPanel } from '../recording/RecordingPanel.tsx';
import { Shape } from '../shapes/Shape.tsx';
import { AttentionPanel } from './panels/AttentionPanel.tsx';
import { CamerasPanel } from './panels/CamerasPanel.tsx';
import { ClockPanel } from './panels/ClockPanel.tsx';
import { KeysPanel } from './panels/KeysPanel.tsx';
import { MenuPanel } from './panels/MenuPanel.tsx';
import { OutboxPanel } from './panels/OutboxPanel.tsx';
import { TargetsPanel } from './panels/TargetsPanel.tsx';
import { useRoom, useRoomState } from './roomContext.ts';

const titles: Readonly<Record<Panel, string>> = {
  menu: 'Menu',
  clock: 'Game clock',
  outbox: 'Outbox',
  attention: 'Attention',
  cameras: 'Cameras',
  targets: 'Mark on',
  keys: 'Keys',
  recording: 'Recording',
};

/** Lists lie over the film, in its place: nothing pops up, nothing else is covered, marking goes on. */
export function PanelOverFilm({ onSignOut }: { readonly onSignOut: () => void }) {
  const { store } = useRoom();
  const panel = useRoomState((state) => state.panel);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (panel === null) return;
    const opener = document.activeElement;
    close.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [panel]);
  if (panel === null) return null;
  return (
    <section className="over" aria-label={titles[panel]}>
      <header className="over-head">
        <h2>{titles[panel]}</h2>
        <button
          ref={close}
          type="button"
          className="icon-btn"
          aria-label="Close"
          onClick={() => store.set({ panel: null })}
        >
          <Shape name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by the keyboard */}
      <div className="over-body" tabIndex={0}>
        {contentOf(panel, onSignOut)}
      </div>
    </section>
  );
}

function contentOf(panel: Panel, onSignOut: () => void): ReactNode {
  switch (panel) {
    case 'menu':
      return <MenuPanel onSignOut={onSignOut} />;
    case 'clock':
      return <ClockPanel />;
    case 'outbox':
      return <OutboxPanel />;
    case 'attention':
      return <AttentionPanel />;
    case 'cameras':
      return <CamerasPanel />;
    case 'targets':
      return <TargetsPanel />;
    case 'keys':
      return <KeysPanel />;
    case 'recording':
      return <RecordingPanel />;
  }
}
