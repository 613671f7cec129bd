/** How times and lengths are written; all arguments in milliseconds unless they say seconds. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    formats.set(key, format);
  }
  return format;
}

/** `20:14:25` in the session's zone. */
export function clockTime(instant: number, zone: string): string {
  return formatOf(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** `14 Nov, 19:00` in the session's zone. */
export function dayAndTime(instant: number, zone: string): string {
  return formatOf(zone, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

/** `2026-11-14T19:00` in this device's zone: as a field for day and time takes it. */
export function localInput(instant: Date): string {
  const shifted = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** `0:07`, `12:40`, `1:02:09`; never negative. */
export function stopwatch(length: number): string {
  const total = Math.max(0, Math.floor(length / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** `12 s`, `2 min`: for a silence. */
export function roughly(length: number): string {
  const seconds = Math.max(0, Math.floor(length / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}

/** `0:02.9`: a moment inside a film. */
export function filmTime(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  return `${whole}:${(seconds - whole * 60).toFixed(1).padStart(4, '0')}`;
}

/** `13.2 s` */
export function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

/** `7 seconds`, `1 minute 5 seconds`: for names that are read aloud. */
export function aloud(length: number): string {
  const total = Math.max(0, Math.floor(length / 1000));
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  const words = [plural(minutes, 'minute'), plural(seconds, 'second')];
  return minutes === 0 ? (words[1] ?? '') : words.join(' ');
}

/** `1 mark`, `3 marks` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
