// The live view of one game, a panel a file; Room.tsx puts them together.
import { useRoomState } from './roomContext.ts';

/** The only live regions. What ticks is never inside one. */
export function Announcements() {
  const polite = useRoomState((state) => state.polite);
  const alert = useRoomState((state) => state.alert);
  return (
    <div className="sr">
      <p role="status">
        <span key={polite.number}>{polite.text}</span>
      </p>
      <p role="alert">
        <span key={alert.number}>{alert.text}</span>
      </p>
    </div>
  );
}
