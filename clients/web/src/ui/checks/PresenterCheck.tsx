import { Identification } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { shownAt } from "../meeting/times.ts";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useTopic } from "../room/use.ts";
import { dueDay, todayOn, zoneOn } from "../times.ts";
import { type PresenterCheck, presenterCheckOf } from "./presenting.ts";
import "./checks.css";

// Of a board that deals with one case: whether its presenter has looked at it, and what that means for copies.
export function PresenterWords({ board }: { readonly board: Room }) {
  const t = useT();
  const check = useCheck(board);
  if (check.is === "nobody has to") return null;
  return (
    <p className={check.is === "overdue" ? "presenter presenter-late" : "presenter"}>{wordsOf(t, check, board)}</p>
  );
}

// Beside words that would say whose they are: outside they do not, once the presenter's days are over.
export function UnnamedOutside({ board, level }: { readonly board: Room; readonly level: Identification }) {
  const t = useT();
  const check = useCheck(board);
  if (check.is !== "overdue" || level === Identification.NONE) return null;
  return <p className="presenter-late">{t("presenter.unnamed", { date: dayOf(check.sinceMs, board) })}</p>;
}

function useCheck(board: Room): PresenterCheck {
  useTopic(board, "document");
  return presenterCheckOf(board.session.shown.board(), useServerTime(board, 60_000));
}

function wordsOf(t: T, check: PresenterCheck, board: Room): string {
  switch (check.is) {
    case "nobody has to":
      return "";
    case "answered":
      return t("presenter.answered");
    case "waited for":
      return check.untilMs === undefined
        ? t("presenter.waits")
        : t("presenter.waitsUntil", { date: dayOf(check.untilMs, board) });
    case "overdue":
      return t("presenter.overdue", { date: dayOf(check.sinceMs, board) });
    default:
      return check satisfies never;
  }
}
const dayOf = (ms: number, board: Room): string => dueDay(shownAt(ms, zoneOn(board)).day, todayOn(board));
