// Room: one board with a person at it. It holds the seat, hears what the core tells, and wakes those who draw. Everything
// a person does goes through here, so that it is announced, and refused with a sentence, in one place.
import {
  type Handback,
  type Observer,
  type Presence,
  type Record,
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
import type { CardRecord } from "../board/model.ts";
import { Store } from "../store.ts";
import { Announcer } from "./announcer.ts";
import { type Answer, Asked } from "./asked.ts";
import { CardWords } from "./card_words.ts";
import { Holding } from "./holding.ts";
import { browserName } from "./line_words.ts";
import { Messages } from "./messages.ts";
import { shownName } from "./names.ts";
import { isTyping } from "./typing.ts";
import { Waking } from "./waking.ts";

// "board": what is in the document but the notes, so that writing one does not draw the board again. Of both, words of
// cards come later than they are shown (card_words.ts); who wants them sooner asks for "words" as well.
export type Topic = "document" | "board" | "words" | "state" | "people" | "presence" | "pointers";

const nothing: ReadonlySet<string> = new Set();
const isCard = (record: Record): record is CardRecord => record.body.case === "card";

export class Room implements Observer {
  readonly document: string;
  readonly announcer = new Announcer();
  readonly messages = new Messages();
  typesIn = ""; // the card whose editor is open
  readonly unsent = new Store<ReadonlySet<string>>(nothing); // see notSent
  readonly #waking = new Waking<Topic>();
  readonly #words = new CardWords(() => this.#wakeBoard("now"));
  readonly #own = new Set<string>(); // ids this person is doing something to
  readonly #written = new Set<string>(); // cards added here; the server has perhaps not said so yet
  readonly #cards = new Set<string>();
  #seat: Seat | undefined;
  #wasSilent = false;
  readonly #holding = new Holding();
  readonly #asked = new Asked();
  #pointersMoved = false;
  #peopleSeen = "";
  #isIn = false;
  #greeted = false;
  #acts = false; // what changes now is the person's doing
  #was = ""; // state and role, as they were told last
  #saidSaved = false; // all of it was saved when it was looked at last

  private constructor(document: string) {
    this.document = document;
  }
  static async open(document: string, participant: string): Promise<Room> {
    const room = new Room(document);
    const browser = browserName(navigator.userAgent);
    room.#seat = await takeSeat({ document, participant, observer: room, session: { browser } });
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

  readonly watch = this.#waking.watch;
  version(topic: Topic): number {
    return this.#waking.version(topic);
  }
  // Of one card: its words.
  readonly watchWords = this.#words.watch;

  // ---------------------------------------------------------------- doing

  get role(): Role {
    return this.session.me.role;
  }
  get leads(): boolean {
    return this.role === Role.FACILITATOR || this.role === Role.CO_FACILITATOR;
  }
  // Sees how all groups of a meeting are doing, and can send them a message; leads them only who leads the meeting.
  get looksOverGroups(): boolean {
    return this.leads || this.role === Role.PLENARY_HOST;
  }
  get writesNotes(): boolean {
    return this.leads || this.role === Role.RAPPORTEUR;
  }
  // Begins notes, and changes them; whoever leads reads them.
  get takesNotes(): boolean {
    return this.role === Role.RAPPORTEUR;
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

  // `said`: what is announced once it is taken. `words`: new ones of cards, by id.
  does(verbs: readonly Verb[], said?: string, words?: ReadonlyMap<string, string>): Taken {
    for (const verb of verbs) this.#noteOwn(verb);
    void import("../offline/install.ts").then(({ keepForGood }) => keepForGood()).catch(() => undefined);
    const some = verbs.length > 0 || (words && words.size > 0);
    return this.#act(() => (some ? this.session.submitTogether(verbs, words) : { ok: true }), said);
  }
  // For whoever stays to hear the answer: a refusal is theirs to tell. `listens` is asked when it comes; if nobody does any
  // more, it is told beside the page like any other.
  asks(verb: Verb, listens: () => boolean): Promise<Answer> {
    const taken = this.does([verb]);
    if (!taken.ok) return Promise.resolve({ is: "not taken" });
    return this.#asked.waits(taken.cseq ?? 0, listens);
  }
  undo(said: string): void {
    this.#act(() => this.session.undo(), said);
  }
  redo(said: string): void {
    this.#act(() => this.session.redo(), said);
  }
  #act(act: () => Taken, said?: string): Taken {
    this.#acts = true;
    const taken = act();
    this.#acts = false;
    return this.#tell(taken, said);
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
  // As it is shown; see wholeNameOf.
  nameOf(participant: string): string {
    return shownName(this.wholeNameOf(participant));
  }
  wholeNameOf(participant: string): string {
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
    this.#noteUnsent();
    let rest = 0;
    let notes = 0;
    let words = 0;
    for (const id of ids) {
      const record = this.#seat?.session.shown.find(id);
      const card = record && isCard(record) ? record : undefined;
      if (this.#words.onlyWords(id, card)) {
        this.#words.changed(id, id === this.typesIn);
        words += 1;
      } else rest += 1;
      if (record?.body.case === "note") notes += 1;
    }
    if (words > 0) this.#waking.soon("words");
    if (rest === 0) return;
    if (rest > notes) this.#wakeBoard(this.#acts ? "now" : "soon");
    else this.#waking[this.#acts ? "now" : "soon"]("document");
  }
  #wakeBoard(when: "now" | "soon"): void {
    this.#words.drawn();
    this.#waking[when]("board");
    this.#waking[when]("document");
  }
  reloaded(): void {
    this.#noteCards();
    this.#noteSilence();
    this.#noteUnsent();
    this.#wakeBoard("now");
  }
  stateChanged(): void {
    this.#noteUnsent();
    const saved = this.#seat !== undefined && this.savedState().kind === "saved";
    // That something is not saved is said at once; between the keys of one who types there is no time for it.
    this.#waking[this.#saidSaved && !saved && !isTyping() ? "now" : "soon"]("state");
    this.#saidSaved = saved;
    const session = this.#seat?.session;
    const is = `${session?.state} ${session?.me.role} ${session?.me.participant}`;
    if (is === this.#was) return;
    this.#was = is;
    this.#waking.now("state");
    this.#waking.now("people");
    this.#waking.now("board");
    // So that the others know who has come: presence is what tells them.
    const live = session?.state === "live";
    if (live && !this.#greeted) queueMicrotask(() => this.session.showPresence({ away: false }));
    this.#greeted = live;
  }
  // Somebody stands in it on this page; else it is only looked at from elsewhere (RoomScreen, letGo).
  get isIn(): boolean {
    return this.#isIn;
  }
  comesIn(): void {
    this.#isIn = true;
  }
  peopleChanged(): void {
    this.#holding.clear();
    this.#waking.now("people");
    this.#waking.now("presence");
    this.#waking.now("pointers");
  }
  presenceChanged(presence: Presence): void {
    if (this.#holding.changes(presence)) this.#waking.now("presence");
    this.#pointersMove();
    this.#wakePeopleIfTheyDiffer();
  }
  // However many move: drawn once a frame.
  #pointersMove(): void {
    if (this.#pointersMoved) return;
    this.#pointersMoved = true;
    requestAnimationFrame(() => {
      this.#pointersMoved = false;
      this.#waking.now("pointers");
    });
  }
  accepted(cseq: number): void {
    this.#asked.accepted(cseq);
  }
  refused(handback: Handback): void {
    if (this.#asked.refused(handback)) return;
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
    this.#waking.now("people");
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
  #noteUnsent(): void {
    if (!this.#seat) return;
    const now = this.notSent();
    const { value } = this.unsent;
    if (now.size !== value.size || [...now].some((id) => !value.has(id))) this.unsent.set(now);
  }
  #noteCards(): void {
    if (!this.#seat) return;
    this.#cards.clear();
    for (const card of this.session.shown.ofKind("card")) {
      this.#cards.add(card.id);
      this.#words.onlyWords(card.id, card);
    }
    this.#wasSilent = this.session.shown.board()?.silentWriting ?? false;
  }
  #noteSilence(): void {
    if (!this.#seat) return;
    const silent = this.session.shown.board()?.silentWriting ?? false;
    const shows = !(this.session.shown.board()?.moderated ?? false); // else they come later, and Calls.tsx says so
    if (this.#wasSilent && !silent && shows) this.messages.say({ kind: "revealed" });
    this.#wasSilent = silent;
  }
}
