// One entry of a timeline as a line of text.

export interface ReplayEntry {
  readonly isFact: boolean;
  readonly name: string;
  readonly at: string;
  /** Of a refusal. */
  readonly code: string | null;
  readonly role: string;
  readonly actor: { readonly label: string };
  readonly subjectId: string;
  readonly changes: readonly Change[];
}
interface Change {
  readonly field: string;
  /** As JSON; null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

const MOST_CHANGES = 6;
const LONGEST_VALUE = 40;
const NAME_WIDTH = 24;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a terminal must not be given
const control = /[\u0000-\u001f\u007f-\u009f]/g;

/** `20:14:25.120  ClipMarkedOut  Carl (coach)  0198c0de  outAt: "2026-…"` */
export function replayLine({ isFact, name, at, code, role, actor, subjectId, changes }: ReplayEntry): string {
  const what = isFact ? `  ${name.padEnd(NAME_WIDTH)}` : `! ${name.padEnd(NAME_WIDTH)}`;
  const who = `${actor.label} (${role})`;
  const told = isFact ? changed(changes) : `refused: ${code}`;
  return `${at.slice(11, 23)} ${what} ${who}  ${subjectId.slice(0, 8)}  ${told}`.replace(control, ' ').trimEnd();
}

function changed(changes: readonly Change[]): string {
  const told = changes.slice(0, MOST_CHANGES).map(({ field, before, after }) => {
    const [was, is] = [short(before), short(after)];
    return before === null ? `${field} ${is}` : `${field} ${was} > ${is}`;
  });
  return [...told, ...(changes.length > MOST_CHANGES ? [`and ${changes.length - MOST_CHANGES} more`] : [])].join(', ');
}

/** Numbers to a thousandth: what is measured has no end of digits. */
function textOf(json: string): string {
  if (json.startsWith('"')) return json.slice(1, -1);
  return /^-?\d+\.\d{4,}/.test(json) ? String(Number(Number(json).toFixed(3))) : json;
}

function short(json: string | null): string {
  if (json === null) return '-';
  const text = textOf(json);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
