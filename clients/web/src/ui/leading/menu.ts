// What leading offers in menus: beside the phase, and in the board's own menu where nothing is planned.
import type { Hands } from "../board/hands.ts";
import type { T } from "../language.ts";
import type { MenuLine } from "../parts/MenuButton.tsx";
import type { Room } from "../room/room.ts";
import { mayCloseNow } from "./closing.ts";
import { asksFirst, signalUp, startOf } from "./doing.ts";
import { mayNow } from "./may.ts";
import { type Leading, openVoteIn } from "./model.ts";
import { placeInSight } from "./places.ts";
import { isClosed } from "./reopening.ts";

export function leadingLines(t: T, room: Room, leading: Leading): (MenuLine | false)[] {
  const may = (verb: Parameters<typeof mayNow>[1]) => mayNow(room, verb).may;
  const board = room.session.shown.board();
  const off = board?.offRecordMs !== 0n;
  const mine = (signals: Leading["hands"]) => signals.some((one) => one.participant === room.session.me.participant);
  return [
    may("setPhases") && { id: "plan", words: t("plan.open") },
    // At the end of a plan there is a button for it.
    may("setPhases") &&
      board !== undefined &&
      !isClosed(board, leading) &&
      !mayCloseNow(leading) && { id: "close", words: t("phase.close.open") },
    may("startRound") && { id: "round", words: t("round.open") },
    may("openVote") && !openVoteIn(leading) && { id: "vote", words: t("vote.open") },
    may("setHarvest") && { id: "harvest", words: t("harvest.title") },
    may("setPairs") && { id: "pairs", words: t("pairs.open") },
    may("releaseCards") && board?.screening === true && { id: "screening", words: t("screening.open") },
    may("setBoard") &&
      !board?.closed && { id: "moderated", words: t(board?.moderated ? "screening.off" : "screening.on") },
    may("announce") && { id: "announce", words: t("announce.open") },
    may("setGather") && { id: "gather", words: t("gather.call") },
    may("setGather") && !board?.gather?.follow && { id: "follow", words: t("gather.lead") },
    may("setOffRecord") && { id: "offRecord", words: t(off ? "offRecord.end" : "offRecord.begin") },
    may("setSignal") && !room.leads && { id: "hand", words: t(mine(leading.hands) ? "sign.hand.down" : "sign.hand") },
    may("setSignal") && { id: "help", words: t(mine(leading.help) ? "sign.help.down" : "sign.help") },
  ];
}

// Whether the line was one of these.
export function leads(room: Room, hands: Hands, leading: Leading, line: string): boolean {
  const { participant } = room.session.me;
  switch (line) {
    case "plan":
    case "close":
    case "round":
    case "vote":
    case "pairs":
    case "screening":
    case "announce":
      hands.asking.set({ what: line });
      return true;
    case "moderated":
      room.does([{ case: "setBoard", value: { moderated: !room.session.shown.board()?.moderated } }]);
      return true;
    case "gather":
      gathersHere(room, hands);
      return true;
    case "follow":
      room.does([{ case: "setGather", value: { follow: true } }]);
      return true;
    case "harvest":
      hands.beside.set("harvest");
      return true;
    case "offRecord":
      room.does([{ case: "setOffRecord", value: { off: room.session.shown.board()?.offRecordMs === 0n } }]);
      return true;
    case "hand":
      signalUp(room, "hand", !leading.hands.some((one) => one.participant === participant));
      return true;
    case "help":
      if (leading.help.some((one) => one.participant === participant)) signalUp(room, "help", false);
      else hands.asking.set({ what: "help" });
      return true;
    case "back":
    case "end":
      begins(room, hands, leading, line === "back" ? (leading.previous?.id ?? "") : "");
      return true;
  }
  return false;
}

// To the card one is at, or else to what is in the middle of the screen.
function gathersHere(room: Room, hands: Hands): void {
  const { value: at } = hands.active;
  const seen = (id: string) => !room.session.shown.card(id)?.hidden; // by everybody
  const on = room.session.shown.card(at) && seen(at) ? at : placeInSight(seen);
  if (on !== "") room.does([{ case: "setGather", value: { on } }]);
}

// Another phase, or none; asked first where it cannot be taken back.
export function begins(room: Room, hands: Hands, leading: Leading, id: string): void {
  const board = room.session.shown.board();
  if (board && asksFirst(board, leading, id)) hands.asking.set({ what: "phase", id });
  else room.does([startOf(leading, id)]);
}
