// What a sentence comes from, as it is called: "Card 12", "Decision 1". Its words stay on the board.
import type { SourceRef } from "../../index.ts";
import { numberOf } from "../board/model.ts";
import type { T } from "../language.ts";
import type { Room } from "../room/room.ts";
import { clockAt, zoneOf } from "./days.ts";

// undefined: it is not there for whoever reads this.
export function sourceWords(t: T, board: Room, { id }: SourceRef): string | undefined {
  const record = board.session.shown.find(id);
  switch (record?.body.case) {
    case "card": {
      const number = numberOf(board.session.shown.find(id) as never);
      return number === "" ? undefined : t("record.source.card", { number });
    }
    case "cluster":
      return t("record.source.group", { title: record.body.value.title });
    case "decision":
      return t("record.source.decision", { number: record.body.value.number });
    case "action":
      return t("record.source.action", { number: record.body.value.number });
    case "vote":
      return t("record.source.vote");
    case "note": {
      const zone = zoneOf(board.session.shown.board()?.timeZone ?? "");
      return t("record.source.note", { time: clockAt(Number(record.body.value.atMs), zone) });
    }
    case "quote":
      return t("record.source.quotation");
    case "harvest":
      return t("record.source.harvest");
    case "report":
      return t("record.source.report");
    case "difference":
      return t("record.source.difference");
    default:
      return undefined;
  }
}
