const SHAPE = /^(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)(?:-(\d{6}))?\.mp4$/;

/**
 * The moment in a recording's file name, as epoch milliseconds with the name's microseconds as fraction; `undefined`
 * where the name is none of ours. Names are UTC: `2026-11-24_18-16-32-068846.mp4`, or whole seconds
 * (`2024-09-01_13-00-00.mp4`). A date that does not exist (`02-30`) is no name of ours either.
 */
export function timeInName(fileName: string): number | undefined {
  const [, date, hour, minute, second, microseconds = '0'] = SHAPE.exec(fileName) ?? [];
  const iso = `${date}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso) return undefined;
  return ms + Number(microseconds) / 1000;
}

/** The name MediaMTX gives a file whose first sample arrived then (nanoseconds since 1970): UTC, floored to 1 µs. */
export function recordingName(epochNs: bigint): string {
  const [date, time] = new Date(Number(epochNs / 1_000_000n)).toISOString().split('T') as [string, string];
  const microseconds = String((epochNs / 1000n) % 1_000_000n).padStart(6, '0');
  return `${date}_${time.slice(0, 8).replaceAll(':', '-')}-${microseconds}.mp4`;
}
