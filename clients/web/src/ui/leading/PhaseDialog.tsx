import { useState } from "react";
import type { Board } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { asksFirst, startOf } from "./doing.ts";
import { type Leading, roundIn } from "./model.ts";
import { phaseTitle } from "./phases.ts";
import { useLeading } from "./use.ts";

const Writers = later(async () => (await import("../meanwhile/door.ts")).Writers());

// Before what cannot be taken back: all cards are shown, the board is closed, or people lose their turn.
export function PhaseDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const phase = leading.phases.find((one) => one.id === id)?.body.value;
  const board = room.session.shown.board();
  // As it was opened: what it asks about may be over by now.
  const [asks] = useState(() => board && asksFirst(board, leading, id));
  const begins = phase ? t("phase.begin", { title: phaseTitle(t, phase) }) : t("phase.end");
  const { words, go } = wordsOf(t, room, leading, board, asks);
  return (
    <Sheet title={begins} onClose={onClose}>
      <p className="phase-asks">{words}</p>
      {asks === "reveals" && <Writers asks />}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="b main"
          onClick={() => {
            room.does([startOf(leading, id)]);
            onClose();
          }}
        >
          {go === "" ? begins : go}
        </button>
      </div>
    </Sheet>
  );
}

function wordsOf(
  t: T,
  room: Room,
  leading: Leading,
  board: Board | undefined,
  asks: ReturnType<typeof asksFirst>,
): { readonly words: string; readonly go: string } {
  switch (asks) {
    case "closes":
      return { words: t("phase.ask.close"), go: t("phase.close") };
    case "ends the round": {
      const { speaks, waits } = roundIn(leading);
      const names = [...(speaks ? [speaks] : []), ...waits].map(({ body }) => room.nameOf(body.value.participant));
      return {
        words: t("phase.ask.round", { names: names.map((name) => name || t("board.somebody")).join(", ") }),
        go: "",
      };
    }
    case "reveals":
    case undefined:
      return board?.moderated
        ? { words: t("screening.ask"), go: t("screening.end") }
        : { words: t("silent.reveal.ask"), go: t("silent.reveal.go") };
    default:
      return asks satisfies never;
  }
}
