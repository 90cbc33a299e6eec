// To a guidebook from its meeting, and from it to what its sources come from: as who one is there.

import { guidebookAt } from "../../guidebook.ts";
import { type Answered, type OpenGuidebookAnswer, serverAt } from "../../index.ts";
import { takePlaceAtRecord } from "../join/places.ts";
import { goTo } from "../route.ts";
import { Store } from "../store.ts";

export async function entersGuidebook(meeting: string): Promise<Answered<OpenGuidebookAnswer>> {
  const answer = await guidebookAt(meeting).openGuidebook();
  if (!answer.ok) return answer;
  takePlaceAtRecord(meeting, answer.value.document);
  goTo("board", answer.value.document);
  return answer;
}

const triesMs = 250;
const most = 60; // a quarter of a minute: a board is opened first

// To a card, a paragraph, an entry of another document: opened, brought into sight, with the focus on it. A guidebook that was
// never opened is, by the meeting that lets one read it.
export async function leadsTo(from: string, document: string, id: string, byMeeting = ""): Promise<boolean> {
  if (byMeeting !== "" && !(await guidebookAt(byMeeting).openGuidebook(document)).ok) return false;
  if ((await serverAt().mayOpen(document)) !== "yes") return false;
  takePlaceAtRecord(from, document);
  wanted.set({ document, id });
  goTo("board", document);
  // A dialogue that led here gives the focus back first.
  setTimeout(() => showsWhenThere(id, most), triesMs);
  return true;
}
// The part that somebody is led to: a guidebook turns to its chapter.
export const wanted = new Store<{ readonly document: string; readonly id: string } | undefined>(undefined);

function showsWhenThere(id: string, tries: number): void {
  const place = CSS.escape(id);
  const part = globalThis.document.querySelector<HTMLElement>(`[data-part="${place}"], [data-stop="${place}"]`);
  if (part) {
    const folded = part.closest("details");
    if (folded) folded.open = true;
    part.scrollIntoView({ block: "center" });
    part.focus({ preventScroll: true });
  } else if (tries > 0) setTimeout(() => showsWhenThere(id, tries - 1), triesMs);
}
