// While you were away: what others did between losing the server and finding it again.
import type { DocumentReader } from "../document/index.ts";
import type { Delta, Effect, Record } from "../protocol/index.ts";
import type { WhileAway } from "./observer.ts";

function idOf({ kind }: Effect): string | undefined {
  if (kind.case === "put" || kind.case === "edit") return kind.value.id;
  return kind.case === "remove" ? kind.value : undefined;
}

const overStates: ReadonlySet<string> = new Set(["spoken", "passed"]);
function isToCome(turn: Record | undefined): boolean {
  return turn?.body.case !== "speakingTurn" || !overStates.has(turn.body.value.state);
}
function phaseIn(board: Record | undefined): string {
  return board?.body.case === "board" ? board.body.value.phase : "";
}

// One's own card, out of silence: others see it now, and it has a number. Nobody changed anything of it.
function onlyShown(before: Record, after: Record): boolean {
  const [was, is] = [before.body, after.body];
  if (was.case !== "card" || is.case !== "card" || !was.value.hidden || is.value.hidden) return false;
  return (
    before.text?.content === after.text?.content && was.value.trashed === undefined && is.value.trashed === undefined
  );
}

// What no guess knows, as only the server gives it.
const given = new Set(["version", "lineage", "number", "author", "atMs", "writtenMs", "late", "shownTo", "erased"]);
function isSame(a: unknown, b: unknown, but: ReadonlySet<string>): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  const [one, other] = [a as { [field: string]: unknown }, b as { [field: string]: unknown }];
  return [...fields].every((field) => but.has(field) || isSame(one[field], other[field], but));
}
function orderOf(record: Record | undefined): string {
  return record?.body.case === "card" ? record.body.value.order : "";
}
// Nothing but what its person did themselves: it is shown as it was with their own changes laid over it, but for what only the
// server gives; and where it lies in its region, if that was guessed. In doubt it is not.
function isOwnDoing(before: Record | undefined, was: Record | undefined, is: Record | undefined): boolean {
  if (!before && is?.version === 1 && was?.text?.content === is.text?.content) return true; // made, and not touched since
  return isSame(was, is, orderOf(before) === orderOf(was) ? given : new Set([...given, "order"]));
}
function isUntouched(before: Record | undefined, after: Record | undefined): boolean {
  return before?.version === after?.version && before?.text?.version === after?.text?.version;
}

// From the welcome to the end of what was missed. What it is given is the confirmed document before each change.
export class Absence {
  readonly sinceMs: number;
  readonly #own: ReadonlyMap<string, Record | undefined>;
  readonly #before = new Map<string, Record | undefined>(); // those changed, as they were
  #whole = false; // #before is all there was

  // `own`: records that this client's own requests were about, which are decided only now, as they were shown with them. What
  // those did is no news; what others did to the same records is.
  constructor(sinceMs: number, own: ReadonlyMap<string, Record | undefined> = new Map()) {
    this.sinceMs = sinceMs;
    this.#own = own;
  }

  noteBefore(delta: Delta, document: DocumentReader): void {
    for (const effect of delta.effects) {
      const id = idOf(effect);
      if (id !== undefined && !this.#before.has(id)) this.#before.set(id, document.find(id));
    }
  }
  noteAll(document: DocumentReader): void {
    this.#whole = true;
    for (const record of document.records()) if (!this.#before.has(record.id)) this.#before.set(record.id, record);
  }

  // `now`: confirmed; `shown`: with what still waits laid over it. undefined: nothing happened.
  summary(
    now: DocumentReader,
    me: string,
    isMine: (id: string) => boolean,
    shown: DocumentReader = now,
  ): WhileAway | undefined {
    let phase = "";
    let turnOver = false;
    const count = { newCards: 0, changedCards: 0, newNotes: 0, decisions: 0, actions: 0, gone: 0 };
    const compareOwn = (id: string, before: Record | undefined) => {
      const [was, is] = [this.#own.get(id), shown.find(id)];
      if (!isOwnDoing(before, was, is)) tell(was, is);
    };
    const compare = (id: string, before: Record | undefined, after: Record | undefined) => {
      if (isUntouched(before, after)) return;
      if (this.#own.has(id)) compareOwn(id, before);
      else tell(before, after);
    };
    const tell = (before: Record | undefined, after: Record | undefined) => {
      if (!after) {
        if (before) count.gone += 1;
        return;
      }
      const { body } = after;
      if (body.case === "card" && before && !(isMine(after.id) && onlyShown(before, after))) count.changedCards += 1;
      if (body.case === "card" && !before && !isMine(after.id)) count.newCards += 1;
      if (body.case === "note" && !before && body.value.by !== me) count.newNotes += 1;
      if (body.case === "decision") count.decisions += 1;
      if (body.case === "action") count.actions += 1;
      if (body.case === "board" && phaseIn(before) !== body.value.phase) phase = body.value.phase;
      if (body.case === "speakingTurn" && body.value.participant === me)
        turnOver ||= isToCome(before) && overStates.has(body.value.state);
    };
    for (const [id, before] of this.#before) compare(id, before, now.find(id));
    if (this.#whole)
      for (const record of now.records()) if (!this.#before.has(record.id)) compare(record.id, undefined, record);
    const nothing = Object.values(count).every((some) => some === 0) && phase === "" && !turnOver;
    return nothing ? undefined : { ...count, phase, turnOver };
  }
}
