import type { RoomState } from '../live/roomState.ts';
import type { ShapeName } from '../shapes/shapeName.ts';

/** The attention line while nothing needs a person. A check only where all is well: cameras that are off are not. */
export interface QuietLine {
  readonly shape: ShapeName;
  readonly text: string;
}

export function quietLine({ phase, channels, session }: Pick<RoomState, 'phase' | 'channels' | 'session'>): QuietLine {
  if (session?.status === 'CANCELLED') {
    const { cancelReason } = session;
    return {
      shape: 'cancelled',
      text: cancelReason ? `This game is called off: ${cancelReason}` : 'This game is called off.',
    };
  }
  if (phase === 'loading') return { shape: 'unknown', text: 'Opening the game.' };
  if (channels.length === 0) return { shape: 'off', text: 'No camera in this game.' };
  const live = channels.filter(({ status }) => status === 'ACTIVE').length;
  if (live === channels.length) return { shape: 'check', text: 'All cameras live.' };
  const text = live === 0 ? 'Cameras are off.' : `${live} of ${channels.length} cameras live, the others are off.`;
  return { shape: 'off', text };
}
