// An afternoon at the table, by chance with a seed: typing, moving, connections that come and go, devices that are
// switched off, disks that fail, servers that forget.
import { MemoryOutbox } from "../../src/replica/outbox_store.ts";
import { Dice } from "../dice.ts";
import { moveCard, type Sitter, Table } from "./table.ts";

export class Afternoon {
  readonly table: Table;
  readonly dice: Dice;
  readonly people: Sitter[];
  readonly typed: { who: Sitter; mark: string }[] = []; // marks that must be in the note at the end, each once
  readonly mayBeLost = new Set<string>(); // but for these: not kept when their device was switched off
  readonly added: string[] = [];
  #cards = 0;
  #marks = 0;

  readonly #crashes: boolean;
  readonly #undoing: boolean;

  // A device is switched off only when everything is kept, unless it crashes: then what is not kept may be lost, which is
  // what its person was told.
  constructor(
    seed: number,
    devices: "are switched off" | "crashes at any time" = "are switched off",
    people: "undo their moves" | "undo and redo everything" = "undo their moves",
  ) {
    this.#crashes = devices === "crashes at any time";
    this.#undoing = people === "undo and redo everything";
    this.table = new Table(seed);
    this.dice = new Dice(seed * 77 + 5);
    this.people = ["ben", "ada", "ray", "rae"].map((name) => this.table.sits(name));
    this.people[2]?.notes("n1", "Notes. ");
    this.people[0]?.adds("c0", "first");
    this.table.settle();
  }

  goesBy(steps: number, afterEach: () => void = () => {}): void {
    for (let i = 0; i < steps; ++i) {
      this.#step(this.dice.pick(this.people));
      afterEach();
    }
  }

  ends(): void {
    this.table.server.snapshotLag = 0;
    this.table.server.saysStable = true;
    for (const sitter of this.people) {
      sitter.framesGoAstray = false;
      if (sitter.store instanceof MemoryOutbox) sitter.store.failFromNowOn(false);
    }
    for (let round = 0; round < 6; ++round) {
      for (const sitter of this.people) if (!sitter.connected) sitter.connects();
      this.table.settle();
      this.table.advance(6_000);
      this.table.settle();
    }
  }

  #step(who: Sitter): void {
    const { table, dice } = this;
    switch (dice.below(this.#undoing ? 24 : 18)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return this.#typeAMark(who);
      case 4: {
        const id = `c${++this.#cards}`;
        if (who.adds(id, `card ${id}`).ok) this.added.push(id);
        return;
      }
      case 5:
        if (this.added.length > 0) who.asks(moveCard(dice.pick(this.added), dice.oneIn(2) ? "r1" : "r2"));
        return;
      case 6:
        if (dice.oneIn(2)) who.losesConnection();
        return;
      case 7:
        if (!who.connected) who.connects();
        return;
      case 8:
        if (dice.oneIn(3)) this.#switchOff(who);
        return;
      case 9:
        who.framesGoAstray = dice.oneIn(3);
        return;
      case 10:
        return table.advance(dice.below(3_000));
      case 11:
        return table.answer();
      case 12:
        if (!dice.oneIn(8)) return;
        if (dice.oneIn(2)) table.restartServer();
        else table.loseWhatIsNotStable();
        return;
      case 13:
        if (this.#undoing) return this.#undoOrType(who);
        if (who.name === "ben" || who.name === "ada") who.session.undo(); // of moves and cards; marks stay
        return;
      case 18:
      case 19:
      case 20:
      case 21:
      case 22:
      case 23:
        return this.#undoOrType(who);
      case 14:
        if (who.store instanceof MemoryOutbox) who.store.failFromNowOn(dice.oneIn(4));
        return;
      case 15:
        if (dice.oneIn(2)) table.server.snapshotLag = dice.below(4);
        else table.server.saysStable = dice.oneIn(2);
        return;
      default:
        table.answer();
        who.sends();
        table.answer();
        who.hears(1 + dice.below(8));
        return;
    }
  }

  #undoOrType(who: Sitter): void {
    const { dice } = this;
    const mine = [...who.session.shown.ofKind("card")].filter(({ id }) => who.session.isMine(id) || dice.oneIn(4));
    const card = mine.length > 0 && dice.oneIn(2) ? dice.pick(mine).id : undefined;
    if (card && dice.oneIn(2)) who.types(card, who.words(card).length, dice.pick(["a", "b c", "é"]));
    else if (card) who.session.setWords(card, dice.pick(["", "other words", "card and other words"]));
    else if (dice.oneIn(3)) who.session.redo();
    else who.session.undo();
  }

  // Only rapporteurs write notes. A mark is one character that is typed only once, so that nothing can divide it; every
  // fifth is a surrogate pair.
  #typeAMark(who: Sitter): void {
    if (who.name !== "ray" && who.name !== "rae") return;
    if (!who.session.shown.find("n1")) return;
    const words = who.words("n1");
    ++this.#marks;
    const mark = String.fromCodePoint((this.#marks % 5 === 0 ? 0x1f300 : 0x4e00) + this.#marks);
    let place = this.dice.below(words.length + 1);
    if ((words.charCodeAt(place) & 0xfc00) === 0xdc00) --place;
    if (who.types("n1", place, mark).ok) this.typed.push({ who, mark });
  }

  #switchOff(who: Sitter): void {
    if (who.session.savedState().unkept > 0) {
      if (!this.#crashes) return;
      const { requests, words } = who.kept;
      const changes = requests.map(({ request: { verb } }) =>
        verb.case === "editText" ? verb.value.change : undefined,
      );
      const kept = [...changes, ...words.map(({ change }) => change)]
        .flatMap((change) => change?.inserts ?? [])
        .join("");
      const safe = kept + this.table.server.document.words("n1");
      for (const typed of this.typed)
        if (typed.who === who && !safe.includes(typed.mark)) this.mayBeLost.add(typed.mark);
    }
    who.restarts();
  }
}
