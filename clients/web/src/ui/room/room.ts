// Room: one board with a person at it. It holds the seat, hears what the core tells, and wakes those who draw. Everything
// a person does goes through here, so that it is announced, and refused with a sentence, in one place.
import {
  type Handback,
  type Observer,
  type Presence,
  Role,
  type SavedState,
  type Saying,
  type Seat,
  type Session,
  type Taken,
  takeSeat,
  type Verb,
  type WhileAway,
} from "../../index.ts";
import { Announcer } from "./announcer.ts";
import { Holding } from "./holding.ts";
import { Messages } from "./messages.ts";

// "board": what is in the document but the notes, so that writing one does not draw the board again.
export type Topic = "document" | "board" | "state" | "people" | "presence" | "pointers";

const nothing: ReadonlySet<string> = new Set();

export class Room implements Observer {
  readonly document: string;
  readonly announcer = new Announcer();
  readonly messages = new Messages();
  readonly #watchers = new Map<Topic, Set<() => void>>();
  readonly #versions = new Map<Topic, number>();
  readonly #own = new Set<string>(); // ids this person is doing something to
  readonly #written = new Set<string>(); // cards added here; the server has perhaps not said so yet
  readonly #cards = new Set<string>();
  #seat: Seat | undefined;
  #wasSilent = false;
  readonly #holding = new Holding();
  #pointersMoved = false;
  #peopleSeen = "";
  #greeted = false;

  private constructor(document: string) {
    this.document = document;
  }
  static async open(document: string, participant: string): Promise<Room> {
    const room = new Room(document);
    room.#seat = await takeSeat({ document, participant, observer: room });
    room.#noteCards();
    return room;
  }

  get seat(): Seat {
    if (!this.#seat) throw new Error("the room is not open yet");
    return this.#seat;
  }
  get session(): Session {
    return this.seat.session;
  }
  savedState(): SavedState {
    return this.seat.savedState();
  }

  // ---------------------------------------------------------------- drawing

  readonly watch = (topic: Topic, watcher: () => void): (() => void) => {
    const watchers = this.#watchers.get(topic) ?? new Set();
    this.#watchers.set(topic, watchers);
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  version(topic: Topic): number {
    return this.#versions.get(topic) ?? 0;
  }
  #wake(topic: Topic): void {
    this.#versions.set(topic, this.version(topic) + 1);
    for (const watcher of [...(this.#watchers.get(topic) ?? [])]) watcher();
  }

  // ---------------------------------------------------------------- doing

  get role(): Role {
    return this.session.me.role;
  }
  get leads(): boolean {
    return this.role === Role.FACILITATOR || this.role === Role.CO_FACILITATOR;
  }
  get writesNotes(): boolean {
    return this.leads || this.role === Role.RAPPORTEUR;
  }
  get onlyReads(): boolean {
    return this.role === Role.OBSERVER || this.role === Role.PLENARY_HOST;
  }
  // Also before the server has said so.
  isMine(id: string): boolean {
    if (this.session.isMine(id) || this.#written.has(id)) return true;
    const author = this.session.shown.card(id)?.author;
    return author !== undefined && author !== "" && author === this.session.me.participant;
  }

  // `said`: what is announced once it is taken.
  does(verbs: readonly Verb[], said?: string): Taken {
    for (const verb of verbs) this.#noteOwn(verb);
    void import("../offline/install.ts").then(({ keepForGood }) => keepForGood()).catch(() => undefined);
    const taken = verbs.length > 0 ? this.session.submitTogether(verbs) : ({ ok: true } as const);
    return this.#tell(taken, said);
  }
  undo(said: string): void {
    this.#tell(this.session.undo(), said);
  }
  redo(said: string): void {
    this.#tell(this.session.redo(), said);
  }
  #tell(taken: Taken, said?: string): Taken {
    if (!taken.ok) this.messages.say({ kind: "notice", saying: taken.why });
    else if (said) this.announcer.own(said);
    return taken;
  }
  #noteOwn(verb: Verb): void {
    const value = verb.value as { readonly id?: string; readonly ids?: readonly string[] };
    if (verb.case === "addCard" && value.id) this.#written.add(value.id);
    for (const id of value.id ? [value.id] : (value.ids ?? [])) this.#own.add(id);
  }

  // Here, as far as the server has told: it shows the presence of others, and oneself is.
  isHere(participant: string): boolean {
    if (participant === this.session.me.participant) return this.session.state === "live";
    for (const presence of this.session.presence.values())
      if (presence.participant === participant && !presence.gone) return true;
    return false;
  }
  nameOf(participant: string): string {
    return this.session.people.get(participant)?.name ?? "";
  }
  // Of what is shown, what the server does not have and cannot be sent just now: marked, so that nobody takes it for safe.
  notSent(): ReadonlySet<string> {
    const { kind, keepingFails } = this.savedState();
    const waits = kind === "offline" || kind === "readOnly" || keepingFails;
    return waits ? this.session.unsent() : nothing;
  }
  // Who holds a card: drags it, or writes in it.
  holderOf(
    id: string,
  ): { readonly by: string; readonly does: "moves" | "writes"; readonly presence: Presence } | undefined {
    for (const presence of this.session.presence.values()) {
      if (presence.dragging.includes(id)) return { by: presence.participant, does: "moves", presence };
      if (presence.writing === id) return { by: presence.participant, does: "writes", presence };
    }
    return undefined;
  }

  // ---------------------------------------------------------------- what the core tells

  changed(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#noteChange(id);
    this.#noteSilence();
    if (![...ids].every((id) => this.#seat?.session.shown.note(id))) this.#wake("board");
    this.#wake("document");
  }
  reloaded(): void {
    this.#noteCards();
    this.#noteSilence();
    this.#wake("board");
    this.#wake("document");
  }
  stateChanged(): void {
    this.#wake("state");
    this.#wake("people");
    // So that the others know who has come: presence is what tells them.
    const live = this.#seat?.session.state === "live";
    if (live && !this.#greeted) queueMicrotask(() => this.session.showPresence({ away: false }));
    this.#greeted = live;
  }
  peopleChanged(): void {
    this.#holding.clear();
    this.#wake("people");
    this.#wake("presence");
    this.#wake("pointers");
  }
  presenceChanged(presence: Presence): void {
    if (this.#holding.changes(presence)) this.#wake("presence");
    this.#pointersMove();
    this.#wakePeopleIfTheyDiffer();
  }
  // However many move: drawn once a frame.
  #pointersMove(): void {
    if (this.#pointersMoved) return;
    this.#pointersMoved = true;
    requestAnimationFrame(() => {
      this.#pointersMoved = false;
      this.#wake("pointers");
    });
  }
  refused(handback: Handback): void {
    this.messages.say({ kind: "refused", handback });
  }
  retracted(handback: Handback): void {
    this.messages.say({ kind: "refused", handback });
  }
  notice(saying: Saying): void {
    this.messages.say({ kind: "notice", saying });
  }
  whileAway(summary: WhileAway): void {
    this.messages.say({ kind: "away", summary });
  }

  // Presence comes ten times a second; who is here changes seldom.
  #wakePeopleIfTheyDiffer(): void {
    const here = [...new Set([...this.session.presence.values()].map(({ participant }) => participant))].sort().join();
    if (here === this.#peopleSeen) return;
    this.#peopleSeen = here;
    this.#wake("people");
  }
  #noteChange(id: string): void {
    if (!this.#seat) return;
    const card = this.session.shown.card(id);
    const known = this.#cards.has(id);
    if (card) this.#cards.add(id);
    else this.#cards.delete(id);
    if (!card && !known) return;
    if (this.#own.has(id) || this.isMine(id)) return;
    this.announcer.others(card && !known ? "new" : "changed", id);
  }
  #noteCards(): void {
    if (!this.#seat) return;
    this.#cards.clear();
    for (const { id } of this.session.shown.ofKind("card")) this.#cards.add(id);
    this.#wasSilent = this.session.shown.board()?.silentWriting ?? false;
  }
  #noteSilence(): void {
    if (!this.#seat) return;
    const silent = this.session.shown.board()?.silentWriting ?? false;
    if (this.#wasSilent && !silent) this.messages.say({ kind: "revealed" });
    this.#wasSilent = silent;
  }
}
