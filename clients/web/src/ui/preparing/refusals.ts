// Why something about the programme was not done: by code, in the person's language.
import { type Refusal, RefusalCode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import type { Answer } from "../room/asked.ts";
import type { Room } from "../room/room.ts";
import { refusalWords } from "../room/sentences.ts";

function key({ code, args }: Pick<Refusal, "code" | "args">): Key | undefined {
  const [what, why] = args;
  if (code === RefusalCode.STALE) return "prepare.no.stale";
  if (code === RefusalCode.LIMIT_REACHED && what === "agenda_items") return "prepare.no.tooMany";
  if (code === RefusalCode.GONE) return "prepare.no.gone";
  if (code !== RefusalCode.INVALID) return undefined;
  switch (why) {
    case "missing":
      return what === "title" ? "prepare.no.title" : undefined;
    case "not_a_clock_time":
    case "not_a_date":
      return "prepare.no.clock";
    case "outside_the_meeting":
      return "prepare.no.days";
    case "before_its_start":
      return "prepare.no.ends";
    case "longer_than_its_time":
      return "prepare.no.minutes";
    case "taken":
      return "prepare.no.name";
    case "skipped_by_clocks":
      return "prepare.no.skipped";
    case "hidden":
      return "prepare.no.hidden";
    case "hidden_with_its_session":
      return "prepare.no.hiddenSession";
    case "has_begun":
    case "a_part_has_begun":
      return "prepare.no.begun";
    case "runs":
      return "prepare.no.runs";
    case "another_runs":
      return "prepare.no.anotherRuns";
    case "does_not_run":
      return "prepare.no.notRunning";
    case "is_a_part":
    case "has_parts_itself":
      return "prepare.no.parts";
    default:
      return undefined;
  }
}
export function whyNot(t: T, refusal: Pick<Refusal, "code" | "args">): string {
  const known = key(refusal);
  return known ? t(known) : refusalWords(t, refusal);
}

// Of an act without a dialogue: what became of it is told beside the page.
export function tells(room: Room, t: T, answer: Answer, said: string): void {
  switch (answer.is) {
    case "done":
      return room.announcer.own(said);
    case "refused":
      return room.messages.say({
        kind: "notice",
        saying: { code: "fromServer", sentence: whyNot(t, answer.refusal) },
      });
    case "not taken":
      return;
    default:
      return answer satisfies never;
  }
}
