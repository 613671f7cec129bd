// What a caller should know although the command was carried out.
import type { Warning } from './generated/types.ts';

export const warningCodes = {
  SESSION_NOT_STARTED: 'A mark or a tag in a session that nobody has started yet. It is kept.',
  SESSION_NO_LIVE_CHANNEL: 'The session starts while none of its cameras is recording.',
  CHANNEL_NOT_LIVE: 'A mark on a camera that is not recording now. It is kept; footage may still come.',
} as const;

export const warn = (code: keyof typeof warningCodes, message: string): Warning => ({ code, message });
