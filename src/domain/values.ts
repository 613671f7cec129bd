// The words that every noun shares: ids, instants, names. Parsing normalises; what is stored is canonical.
import { z } from 'zod';

/** A UUID of any version, lower case with dashes. */
export const Id = z
  .string()
  .max(64, 'must be a UUID')
  .transform((text) => text.toLowerCase())
  .pipe(z.guid('must be a UUID'));

/** An instant in UTC with milliseconds: `2026-11-14T20:14:25.120Z`. Any ISO 8601 instant with a zone is accepted. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-11-14T20:14:25.120Z' })
  .transform((text, context) => {
    const ms = Date.parse(text);
    if (Number.isFinite(ms)) return isoOf(ms);
    context.addIssue({ code: 'custom', message: 'must be an instant that exists' });
    return z.NEVER;
  });
export type Instant = string;

/** Milliseconds since the Unix epoch. */
export const msOf = (instant: Instant): number => Date.parse(instant);
export const isoOf = (ms: number): Instant => new Date(ms).toISOString();

/** `^[a-z][a-z0-9]{0,19}$`: part of stream names and folders. */
export const Team = z.string().regex(/^[a-z][a-z0-9]{0,19}$/, 'must be 1 to 20 lower-case letters and digits');

/** Folder, SRT stream id and WHEP path of a channel. */
export const ChannelPath = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 of a-z, 0-9 and hyphen');

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Text for people: NFC, trimmed, without control characters (tabs and line feeds are kept). Whole characters only: half
 * a surrogate pair is JSON, but no UTF-8, and no database takes it.
 */
export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'must not be empty')
        .max(max, `must be at most ${max} characters`)
        .refine((value) => !control.test(value), 'must not contain control characters')
        .refine((value) => value.isWellFormed(), 'must not contain half a character'),
    );

/** Text of one line: neither tabs nor line feeds. */
export const line = (max: number) =>
  text(max).refine((value) => !/[\t\n]/.test(value), 'must not contain control characters');

/** Absent, null and empty all mean: not given. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());

/** A field that a command changes. Absent: it stays as it is; null and empty: it is taken back. */
export const changed = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable().optional());

/** What a `changed` field comes to. */
export const kept = <T>(said: T | null | undefined, known: T | undefined): T | undefined =>
  said === undefined ? known : (said ?? undefined);

/** The device's clock when the button was pressed: device minus server, milliseconds. */
export const Clock = optional(
  z.object({
    offsetMs: z.number().min(-86_400_000).max(86_400_000),
    uncertaintyMs: z.number().min(0).max(60_000).nullish(),
  }),
);
export type Clock = z.infer<typeof Clock>;

/** The name of a time zone of the IANA data base. */
export const TimeZone = z.string().max(60).refine(isTimeZone, 'must be an IANA time zone such as America/New_York');

function isTimeZone(name: string): boolean {
  // An offset such as +05:00 would do for a clock, but knows nothing of summer and winter.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
