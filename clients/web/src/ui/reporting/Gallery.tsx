import { useState } from "react";
import { reportingAt } from "../../reporting.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { useRoom } from "../room/use.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { whyNoWalk } from "./refusals.ts";
import type { ReportRecord } from "./reports.ts";
import { goesTo, whenSaved } from "./visits.ts";

// The walk, opened and closed by whoever runs the meeting.
export function GalleryControl({ some }: { readonly some: boolean }) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const open = (room.session.shown.board()?.galleryMs ?? 0n) !== 0n;
  if (!mayNow(room, "openGallery").may) return null;
  return (
    <div className="rp-gallery-control" tabIndex={-1} data-stays="">
      <button
        type="button"
        className="b"
        aria-disabled={waits || (!some && !open)}
        onClick={() =>
          (some || open) &&
          ask({ case: "openGallery", value: { open: !open } }, t(open ? "walk.closed.said" : "walk.opened.said"))
        }
      >
        {t(open ? "walk.close" : "walk.open")}
      </button>
      <p className="hint">{t(open ? "walk.close.hint" : some ? "walk.open.hint" : "walk.open.none")}</p>
      <Why words={why} />
    </div>
  );
}

// The boards that may be looked at now.
export function Boards({ all }: { readonly all: readonly ReportRecord[] }) {
  const t = useT();
  const room = useRoom();
  const [waits, setWaits] = useState("");
  const [why, setWhy] = useState("");
  const go = async (board: string) => {
    if (waits !== "") return;
    setWaits(board);
    setWhy("");
    await whenSaved(room);
    const answer = await reportingAt(room.document).walkTo(board);
    if (answer.ok) return goesTo(room.document, board, answer.value.title);
    setWaits("");
    setWhy(whyNoWalk(t, answer));
  };
  return (
    <>
      <ul className="rp-boards">
        {all.map(({ id, body: { value } }) => (
          <li key={id}>
            <b dir="auto">{value.title}</b>
            <button type="button" className="b" aria-disabled={waits !== ""} onClick={() => void go(value.board)}>
              {t("walk.look")}
              <span className="vh"> {value.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <Why words={why} />
    </>
  );
}
