import { useStore } from "../store.ts";
import { useRoom } from "./use.ts";

export function Announcements() {
  const room = useRoom();
  const said = useStore(room.announcer.said);
  return (
    <div className="vh" role="status" aria-live="polite">
      {said}
    </div>
  );
}
