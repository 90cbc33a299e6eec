import { useT } from "../language.ts";
import { Mark } from "../parts/Mark.tsx";
import { useRoom } from "../room/use.ts";
import { goTo } from "../route.ts";
import "../room/room.css";

// The address says another kind of document than there is at it: what it is, and the way there.
export function OtherAddress({ is }: { readonly is: "meeting" | "board" }) {
  const t = useT();
  const room = useRoom();
  const { shown } = room.session;
  const title = (is === "meeting" ? shown.meeting()?.title : shown.board()?.title) ?? "";
  return (
    <main className="opening">
      <Mark />
      <div role="status">
        <h1>{t(is === "meeting" ? "address.meeting" : "address.board")}</h1>
        <p>{t(is === "meeting" ? "address.meeting.more" : "address.board.more", { title })}</p>
      </div>
      <button type="button" className="b main big" autoFocus onClick={() => goTo(is, room.document, "instead")}>
        {t(is === "meeting" ? "meeting.title" : "address.board.go")}
      </button>
    </main>
  );
}
