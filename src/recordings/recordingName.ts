const CALENDAR = /^(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)(?:-(\d{6}))?(Z|[+-]\d{4})?\.mp4$/;
const SECONDS = /^(\d{9,10})(?:-(\d{6}))?\.mp4$/;

/**
 * The moment in a recording's file name, as epoch milliseconds with the name's microseconds as fraction; `undefined`
 * where the name is none of ours. Names are those of MediaMTX: `2026-11-24_18-16-32-068846.mp4`, with microseconds or
 * without, with the zone behind them (`Z`, `+0100`) or in UTC; or seconds since 1970 (`1795544192-068846.mp4`). A date
 * that does not exist (`02-30`) is no name of ours either.
 */
export function timeInName(fileName: string): number | undefined {
  const [, seconds, fraction = '0'] = SECONDS.exec(fileName) ?? [];
  if (seconds !== undefined) return Number(seconds) * 1000 + Number(fraction) / 1000;
  const [, date, hour, minute, second, microseconds = '0', zone = 'Z'] = CALENDAR.exec(fileName) ?? [];
  const iso = `${date}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso) return undefined;
  return ms - aheadMs(zone) + Number(microseconds) / 1000;
}

/** How far the clocks of a zone are ahead of UTC. @param zone `Z`, or sign, hours and minutes */
function aheadMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** The name MediaMTX gives a file whose first sample arrived then (nanoseconds since 1970): UTC, floored to 1 µs. */
export function recordingName(epochNs: bigint): string {
  const [date, time] = new Date(Number(epochNs / 1_000_000n)).toISOString().split('T') as [string, string];
  const microseconds = String((epochNs / 1000n) % 1_000_000n).padStart(6, '0');
  return `${date}_${time.slice(0, 8).replaceAll(':', '-')}-${microseconds}.mp4`;
}
