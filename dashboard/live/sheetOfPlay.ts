import type { OutboxEntry } from '../../clients/outbox.ts';
import type { Clip } from '../api/entities.ts';
import type { Sheet } from '../api/tagEntities.ts';
import { corrected, type MarkContext } from './angles.ts';
import { emptySheet, sheetAfter } from './sheet.ts';

/** The sheet of a play as the server told it, and over it what this device said and the server has not answered yet. */
export function sheetOf(
  playId: string,
  told: Sheet | undefined,
  line: readonly OutboxEntry[],
  { viewer, session }: MarkContext,
): Sheet | null {
  let sheet = told ?? null;
  for (const { act, state } of line) {
    if (state === 'refused') continue;
    if (sheet === null && act.mutation === 'addTag') {
      const at = typeof act.input.at === 'string' ? corrected(act.input.at, act.input) : '';
      sheet = emptySheet(playId, session.id, at);
    }
    if (sheet !== null) sheet = sheetAfter(sheet, act, viewer);
  }
  return sheet;
}

/** When a play without a clip began: at its discarded clip's IN, else at the moment that was tagged. In milliseconds. */
export function momentOf(discarded: readonly Clip[], sheet: Sheet | null): number {
  const instants = discarded.map(({ inAt }) => Date.parse(inAt));
  return instants.length > 0 ? Math.min(...instants) : Date.parse(sheet?.at ?? '') || 0;
}
