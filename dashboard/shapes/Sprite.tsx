import type { ReactNode } from 'react';
import type { ShapeName } from './shapeName.ts';

const star = 'm8 1.8 1.9 4 4.4.6-3.2 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.2-3 4.4-.6z';
const octagon = 'M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z';

function stroke(d: string, width = 2.2): ReactNode {
  return <path d={d} fill="none" stroke="currentColor" strokeWidth={width} />;
}

/** White of a filled shape: the ground on which it stands. */
function cutOut(d: string): ReactNode {
  return <path d={d} fill="none" stroke="var(--panel)" strokeWidth={1.8} />;
}

const shapes: Readonly<Record<ShapeName, ReactNode>> = {
  live: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  off: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth={2} />,
  unknown: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth={2} strokeDasharray="2.6 2.6" />,
  silent: (
    <>
      <path d="M8 1.5 15 14.5H1z" fill="currentColor" />
      {cutOut('M8 6v4M8 11.6v1.4')}
    </>
  ),
  lost: (
    <>
      <path d="M2 2h12v12H2z" fill="currentColor" />
      {cutOut('m5 5 6 6m0-6-6 6')}
    </>
  ),
  cancelled: stroke('m3 3 10 10M13 3 3 13'),
  open: stroke('M11 2H5v12h6', 2.6),
  expired: stroke('M11 2H5v12h6M1.5 8h13', 2.2),
  unsent: stroke('M8 14V4M3.5 8 8 3.5 12.5 8'),
  queued: stroke('M2 4h12M2 8h12M2 12h7'),
  wait: stroke('M3.5 2h9v1.6L9.4 8l3.1 4.4V14h-9v-1.6L6.6 8 3.5 3.6z', 1.8),
  cut: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth={2} />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  ready: <path d="M4 2.5 13.5 8 4 13.5z" fill="currentColor" />,
  part: stroke('M2 3h5v10H2zM10.5 3H14v10h-3.5z', 2),
  failed: (
    <>
      <path d={octagon} fill="currentColor" />
      {cutOut('m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2')}
    </>
  ),
  reconnect: stroke('M13.2 8A5.2 5.2 0 1 1 11.4 4M11.8 1v3.4H8.4', 2),
  star: <path d={star} fill="none" stroke="currentColor" strokeWidth={1.4} strokeLinejoin="round" />,
  starOn: <path d={star} fill="var(--accent)" stroke="var(--accent-edge)" strokeWidth={1.4} strokeLinejoin="round" />,
  differ: stroke('M2 6h12M2 10h12M11 2 5 14', 1.8),
  flag: stroke('M4 15V2h9l-2.5 3.5L13 9H4', 1.8),
  eye: (
    <>
      {stroke('M1.5 8Q8 .5 14.5 8 8 15.5 1.5 8z', 1.8)}
      <circle cx="8" cy="8" r="2.2" fill="currentColor" />
    </>
  ),
  bin: stroke('M2 4h12M6 4V2h4v2M3.5 4l.8 10h7.4l.8-10', 1.6),
  check: stroke('m2.5 8.5 3.5 3.5 7.5-8', 2.4),
  back: stroke('M10.5 2.5 5 8l5.5 5.5'),
  more: stroke('M2 8h2.4M6.8 8h2.4M11.6 8H14', 2.4),
  play: <path d="M3 1.5 14 8 3 14.5z" fill="currentColor" />,
  pause: <path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" fill="currentColor" />,
  step: (
    <>
      {stroke('M2.5 2v12')}
      <path d="m6 2.5 8 5.5-8 5.5z" fill="currentColor" />
    </>
  ),
  next: (
    <>
      <path d="m2 2.5 8 5.5-8 5.5z" fill="currentColor" />
      {stroke('M13 2v12')}
    </>
  ),
  loop: stroke('M2 8.5V5.5h10.5M10 2.5l3 3-3 3M14 7.5v3H3.5M6 13.5l-3-3 3-3', 1.8),
  close: stroke('m3 3 10 10M13 3 3 13'),
};

/** Every shape once, for `use`. */
export function Sprite() {
  return (
    <svg className="sprite" aria-hidden="true">
      <defs>
        {Object.entries(shapes).map(([name, drawing]) => (
          <symbol key={name} id={`shape-${name}`} viewBox="0 0 16 16">
            {drawing}
          </symbol>
        ))}
      </defs>
    </svg>
  );
}
