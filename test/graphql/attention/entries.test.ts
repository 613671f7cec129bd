import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../src/graphql/attention/entries.ts';
import type { Camera, Findings } from '../../../src/graphql/attention/findings.ts';

const nowMs = Date.parse('2026-11-14T20:14:25.000Z');
const ago = (seconds: number) => nowMs - seconds * 1_000;

const writing = (seconds: number) => ({
  grownAt: new Date(ago(seconds)),
  recordedUntil: new Date(ago(seconds)),
  partMs: 200,
  clock: undefined,
  restart: null,
});
const offBy = (offsetMs: number, uncertaintyMs = 40) => ({ offsetMs, uncertaintyMs, at: nowMs });
const live: Camera = {
  id: 'ez',
  name: 'End zone',
  status: 'active',
  fault: null,
  statusSinceMs: ago(600),
  lastSeenMs: ago(4),
  recorder: writing(0.2),
  signal: undefined,
  clock: undefined,
};
const quiet: Findings = {
  nowMs,
  cameras: [live],
  mediaMtx: undefined,
  disk: { isFull: false, isKeptForRecording: false, minutesLeft: undefined },
  oldestWaitingMs: undefined,
  lagMs: 0,
  parked: 0,
  standingStill: [],
  stops: [],
};
const linesOf = (findings: Partial<Findings>) =>
  entriesOf({ ...quiet, ...findings }).map(({ kind, what, effect, fix }) => [kind, `${what} ${effect} ${fix}`]);
const withCamera = (camera: Partial<Camera>) => ({ cameras: [{ ...live, ...camera }] });

describe('nothing needs a person', () => {
  it.each<[string, Partial<Findings>]>([
    ['where all is well', {}],
    ['of a camera that is off', withCamera({ status: 'inactive', lastSeenMs: undefined, recorder: undefined })],
    [
      'of a camera that was switched on a moment ago',
      withCamera({ statusSinceMs: ago(3), lastSeenMs: undefined, recorder: undefined }),
    ],
    ['while the disk fills for three hours', { disk: { ...quiet.disk, minutesLeft: 180 } }],
    ['of a clip that waits for half a minute', { oldestWaitingMs: ago(29) }],
    ['of a clock that may be right', withCamera({ clock: offBy(-139) })],
    ['of a clock that is hardly known', withCamera({ clock: offBy(900, 1_000) })],
    ['of the clock of a camera that is off', withCamera({ status: 'inactive', clock: offBy(5_000) })],
    ['of a MediaMTX that is well', { mediaMtx: { silentSinceMs: undefined, clock: offBy(60, 3) } }],
    [
      'of a camera that MediaMTX hears and began to record anew',
      withCamera({ signal: 'online', recorder: writing(4.5) }),
    ],
    [
      'of a restart of long ago',
      withCamera({ recorder: { ...writing(0.2), restart: { at: new Date(ago(700)), missingMs: 900 } } }),
    ],
  ])('%s', (_when, findings) => {
    expect(linesOf(findings)).toEqual([]);
  });
});

describe('something needs a person', () => {
  it.each<[string, string, Partial<Findings>]>([
    [
      'CAMERA_LOST',
      'Camera End zone is lost. Its clips wait for footage; marks are safe. Check its power and network.',
      withCamera({ status: 'error', lastSeenMs: ago(60) }),
    ],
    [
      'CAMERA_FAULTY',
      'Camera End zone reports: lens cap on. Its clips wait for footage; marks are safe. Check it; it comes back by itself.',
      withCamera({ status: 'error', fault: 'lens cap on' }),
    ],
    [
      'CAMERA_SILENT',
      'Camera End zone is silent. Its clips wait for footage; marks are safe. Check its power and network.',
      withCamera({ lastSeenMs: ago(12) }),
    ],
    [
      'CAMERA_RECORDS_NOTHING',
      'Camera End zone beats but records nothing. Its clips will have no footage. Restart its recorder.',
      withCamera({ recorder: writing(9) }),
    ],
    [
      'CAMERA_RECORDS_NOTHING',
      'Camera End zone beats but records nothing. Its clips will have no footage. Restart its recorder.',
      withCamera({ recorder: undefined }),
    ],
    [
      'CAMERA_RECORDS_NOTHING',
      'MediaMTX hears camera End zone and records nothing. Its clips will have no footage. Free space on its disk; else restart MediaMTX.',
      withCamera({ signal: 'online', recorder: writing(5.5) }),
    ],
    [
      'CAMERA_RECORDS_NOTHING',
      'Camera End zone beats but sends MediaMTX nothing. Its clips will have no footage. Check the address that it sends to.',
      withCamera({ signal: 'offline', recorder: writing(9) }),
    ],
    [
      'RECORDER_SILENT',
      'MediaMTX does not answer. Cameras are recorded; live pictures may not come. Restart MediaMTX.',
      { mediaMtx: { silentSinceMs: ago(5), clock: undefined } },
    ],
    [
      'RECORDER_SILENT',
      'MediaMTX does not answer. Cameras may not be recorded. Restart MediaMTX.',
      { mediaMtx: { silentSinceMs: ago(5), clock: undefined }, ...withCamera({ recorder: writing(3) }) },
    ],
    [
      'CLOCK_OFF',
      "MediaMTX's clock is 0.2 s behind. Clips show another moment than the one marked. Set the clock of its machine to automatic.",
      { mediaMtx: { silentSinceMs: undefined, clock: offBy(-160, 3) } },
    ],
    [
      'DISK_FULL',
      'Disk full in 40 min. Cutting stops first, recording last. Free space or shorten the retention.',
      { disk: { ...quiet.disk, minutesLeft: 38 } },
    ],
    [
      'DISK_FULL',
      'The disk is full. Cutting stops first, recording last. Free space or shorten the retention.',
      { disk: { isFull: true, isKeptForRecording: true, minutesLeft: 0 } },
    ],
    [
      'CUTTING_STOPPED',
      'No clip is cut: the disk is nearly full. What is left is kept for recording; marks are safe. Free space or shorten the retention, then retry what failed.',
      { disk: { ...quiet.disk, isKeptForRecording: true } },
    ],
    [
      'WORKER_STUCK',
      'No clip is being cut. Marks are safe and clips will follow. Restart the worker.',
      { oldestWaitingMs: ago(31) },
    ],
    [
      'LISTS_BEHIND',
      'The lists are behind. Marks are safe and show later. Keep marking. If it lasts, restart the platform.',
      { lagMs: 6_000 },
    ],
    [
      'NEWER_SOFTWARE_NEEDED',
      'The lists stand still: newer software has written here. Marks are safe and show later. Start the newer Film Room.',
      { stops: [{ name: 'live', reason: 'events of type X', stopped_at: '2026-11-14T20:00:00.000Z' }], lagMs: 9_000 },
    ],
    [
      'NEWER_SOFTWARE_NEEDED',
      'No new clip is cut: newer software has written here. Marks are safe and clips will follow. Start the newer Film Room.',
      { stops: [{ name: 'reactors', reason: 'events of type X', stopped_at: '2026-11-14T20:00:00.000Z' }] },
    ],
    [
      'LISTS_REMADE',
      'Some lists are made anew after an upgrade. Until then they stand still; marks are safe and show later. Keep marking. If it lasts, tell whoever runs the server.',
      { standingStill: ['clip_list'] },
    ],
    [
      'FACTS_SET_ASIDE',
      '2 facts could not be read and are set aside. What they say is missing in the lists; the log keeps it. Tell whoever runs the server.',
      { parked: 2 },
    ],
    [
      'CLOCK_OFF',
      'The clock of End zone is 3.0 s ahead. Its clips show another moment than the one marked. Set its clock to automatic.',
      withCamera({ clock: offBy(3_000) }),
    ],
    [
      'CLOCK_OFF',
      'The clock of End zone is 90 s behind. Its clips show another moment than the one marked. Set its clock to automatic.',
      withCamera({ clock: offBy(-90_000) }),
    ],
    [
      'RECORDER_RESTARTED',
      'The recorder of End zone restarted. 1.2 s are missing. If it happens again, check its power and network.',
      withCamera({ recorder: { ...writing(0.2), restart: { at: new Date(ago(60)), missingMs: 1_200 } } }),
    ],
  ])('%s: %s', (kind, line, findings) => {
    expect(linesOf(findings)).toEqual([[kind, line]]);
  });

  it('since the moment when it began', () => {
    const since = (findings: Partial<Findings>) => entriesOf({ ...quiet, ...findings })[0]!.sinceMs;
    expect(since(withCamera({ status: 'error', lastSeenMs: ago(60) }))).toBe(ago(60));
    expect(since(withCamera({ recorder: writing(9) }))).toBe(ago(9));
    expect(since({ oldestWaitingMs: ago(31) })).toBe(ago(31));
    expect(since({ lagMs: 6_000 })).toBe(ago(6));
  });

  it('the worst first', () => {
    const everything = {
      cameras: [{ ...live, lastSeenMs: ago(12) }],
      disk: { isFull: true, isKeptForRecording: true, minutesLeft: 0 },
      oldestWaitingMs: ago(40),
      lagMs: 9_000,
      parked: 1,
    };
    expect(linesOf(everything).map(([kind]) => kind)).toEqual([
      'DISK_FULL',
      'CAMERA_SILENT',
      'WORKER_STUCK',
      'LISTS_BEHIND',
      'FACTS_SET_ASIDE',
    ]);
  });
});
