import { isUnderWay } from '../live/roomState.ts';
import { useRoom, useRoomState } from './roomContext.ts';

/**
 * Start, where a person looks before the game: below a desk's width the head has no session buttons, and nobody looks
 * for the first of them in a menu. Nothing once the game runs, nor for whom the server does not let start it.
 */
export function StartButton({ className }: { readonly className: string }) {
  const room = useRoom();
  const may = useRoomState(({ session }) => session?.allowedCommands.includes('StartSession') ?? false);
  const isBusy = useRoomState((state) => isUnderWay(state, room.sessionId));
  if (!may) return null;
  return (
    <button
      type="button"
      className={`btn btn-main ${className}`}
      disabled={isBusy}
      onClick={() => room.acts.session('startSession')}
    >
      Start
    </button>
  );
}
