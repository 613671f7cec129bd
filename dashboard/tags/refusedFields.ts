import type { PlayType } from '../api/tagEntities.ts';
import type { Play } from '../live/play.ts';
import { type SheetField, shownText } from './fields.ts';

/** What the server did not take of a field, as it was typed, and why; undefined where it took everything. */
export function refusedIn(
  play: Play,
  field: SheetField,
  playType: PlayType | null,
): { readonly text: string; readonly problem: string; readonly commandId: string } | undefined {
  for (const { act, state, refusal } of play.from.line) {
    const fields = act.input.fields as Readonly<Record<string, unknown>> | undefined;
    if (state !== 'refused' || refusal === undefined || fields === undefined || !(field.name in fields)) continue;
    const text = shownText(field, fields[field.name], playType);
    return { text, problem: refusal.message, commandId: act.commandId };
  }
  return undefined;
}
