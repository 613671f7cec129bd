import type { Source } from './child.ts';

/** What a person at the terminal gets to see. */
export interface Terminal {
  say: (line: string) => void;
  ready: (name: string, where: string, tookMs: number) => void;
  crashed: (name: string, why: string, retryInMs: number) => void;
  /** Called with every line of every process; shows the few that matter. */
  heard: (name: string, line: string, source: Source) => void;
}

export const silent: Terminal = { say: () => {}, ready: () => {}, crashed: () => {}, heard: () => {} };

export function terminalOn(out: NodeJS.WritableStream): Terminal {
  const say = (line: string) => void out.write(`${line}\n`);
  return {
    say,
    ready: (name, where, tookMs) => say(`  ${name.padEnd(12)} ${where.padEnd(24)} ${(tookMs / 1000).toFixed(1)} s`),
    crashed: (name, why, retryInMs) =>
      say(`  ${name.padEnd(12)} ${oneLine(why)}; starting it again in ${(retryInMs / 1000).toFixed(1)} s`),
    heard: (name, line, source) => {
      const worth = name === 'platform' ? worthOfPlatform(line, source) : undefined;
      if (worth) say(worth);
    },
  };
}

/**
 * Whether a line of the platform is meant for the person at the terminal and for no file: plain words on stdout.
 * The link that signs the admin in comes this way, and is a secret.
 */
export function isForPerson(name: string, line: string, source: Source): boolean {
  return name === 'platform' && source === 'stdout' && line.trim() !== '' && !line.startsWith('{');
}

function worthOfPlatform(line: string, source: Source): string | undefined {
  if (isForPerson('platform', line, source)) return /^listening on /.test(line) ? undefined : line;
  return seriousLine(line);
}

const ERROR_LEVEL = 50;

/** The message of a structured log line of level error or worse. */
function seriousLine(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { level, msg } = entry as { level?: unknown; msg?: unknown };
    return typeof level === 'number' && level >= ERROR_LEVEL && typeof msg === 'string'
      ? `  platform     ${oneLine(msg)}`
      : undefined;
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}
