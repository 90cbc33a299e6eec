// The console of a meeting, outside React: what the server says at its rhythm, which groups are chosen, and what became of
// the last act. As long as whoever leads looks at it.
import { type Answered, type Failure, type GroupsAnswer, type LeadAnswer, type Led, serverAt } from "../../index.ts";
import { placeAt, policyWasRead, takePlaceFrom } from "../join/places.ts";
import type { Room } from "../room/room.ts";
import { goTo } from "../route.ts";
import { Store } from "../store.ts";
import { Telling } from "./acts.ts";
import { type Group, groupsIn, type News, newsIn, seenIn } from "./groups.ts";
import { Rhythm, valueIn } from "./rhythm.ts";

const groupsEveryMs = 2_000;
const actsEveryMs = 5_000;
const answerWithinMs = 4_500; // so that a question without an answer is given up before the server counts as silent

export type Act =
  | { readonly what: "next" }
  | { readonly what: "minutes"; readonly minutes: number }
  | { readonly what: "paused"; readonly paused: boolean }
  | { readonly what: "offRecord"; readonly off: boolean }
  | { readonly what: "helpIsComing" }
  | { readonly what: "announce"; readonly text: string }
  | { readonly what: "come" };

export type Doing =
  | { readonly is: "nothing" }
  | { readonly is: "asked"; readonly act: Act }
  | { readonly is: "answered"; readonly act: Act; readonly groups: readonly Group[]; readonly led: readonly Led[] }
  | { readonly is: "unanswered"; readonly act: Act; readonly groups: readonly Group[]; readonly why: Failure };

export class Console {
  readonly groups: Rhythm<GroupsAnswer>;
  readonly acts: Rhythm<Telling>;
  readonly chosen = new Store<ReadonlySet<string>>(new Set());
  readonly doing = new Store<Doing>({ is: "nothing" });
  readonly #room: Room;
  readonly #server = serverAt("", { withinMs: answerWithinMs });
  readonly #telling = new Telling();
  #cursor = "";
  #seen: { readonly groups: readonly Group[]; readonly atMs: number } | undefined;

  constructor(room: Room) {
    this.#room = room;
    this.groups = new Rhythm(() => this.#server.readGroups(room.document), groupsEveryMs);
    this.acts = new Rhythm(() => this.#readActs(), actsEveryMs);
  }

  // `tells` of what is new, as it comes. Returns how to end.
  begin(tells: (news: readonly News[]) => void): () => void {
    const stop = this.groups.heard.subscribe(() => this.#look(tells));
    this.groups.begin();
    if (this.#room.leads) this.acts.begin(); // told to nobody else
    return () => {
      stop();
      this.groups.end();
      this.acts.end();
    };
  }

  choose(ids: Iterable<string>): void {
    this.chosen.set(new Set(ids));
  }
  toggle(id: string): void {
    const { value } = this.chosen;
    this.choose(value.has(id) ? [...value].filter((one) => one !== id) : [...value, id]);
  }

  // In these groups; one act at a time, so that two taps are one.
  async does(act: Act, groups: readonly Group[]): Promise<void> {
    if (this.doing.value.is === "asked" || groups.length === 0) return;
    this.doing.set({ is: "asked", act });
    const answer = await this.#lead(act, groups);
    if (answer.ok) this.doing.set({ is: "answered", act, groups, led: answer.value.groups });
    else this.doing.set({ is: "unanswered", act, groups, why: answer });
    this.groups.askNow();
    this.acts.askNow();
  }
  // Whether the message has come to any of them; of the others the bar says why not.
  async announces(text: string, groups: readonly Group[]): Promise<boolean> {
    await this.does({ what: "announce", text }, groups);
    const { value: doing } = this.doing;
    return doing.is === "answered" && doing.led.some(({ done }) => done);
  }
  // To the group: its call for help is taken down, and its board opened.
  async goesTo(group: Group): Promise<void> {
    const calls = group.now.help.length > 0;
    if (!(await this.comesTo(group, calls ? "helpIsComing" : "come"))) return;
    this.clear();
    goTo("board", group.id);
  }
  // Whether there is a place at the board now. Who has one there needs no leave to come; why not stands in the bar.
  async comesTo(group: Group, what: "come" | "helpIsComing"): Promise<boolean> {
    await this.does({ what }, [group]);
    const { value: doing } = this.doing;
    if (doing.is !== "answered") return false;
    const [led] = doing.led;
    if (!led?.done && led?.why !== "no_call" && placeAt(group.id) === undefined) return false;
    takePlaceFrom(this.#room.document, group.id);
    policyWasRead(group.id); // it is the meeting's
    return true;
  }
  readonly clear = (): void => this.doing.set({ is: "nothing" });

  #lead(act: Act, groups: readonly Group[]): Promise<Answered<LeadAnswer>> {
    const documents = groups.map(({ id }) => id);
    const asked = (() => {
      switch (act.what) {
        case "next":
          return { documents, act: { case: "next", value: true }, seen: seenIn(groups) } as const;
        case "minutes":
          return { documents, act: { case: "minutes", value: act.minutes } } as const;
        case "paused":
          return { documents, act: { case: "paused", value: act.paused } } as const;
        case "offRecord":
          return { documents, act: { case: "offRecord", value: act.off } } as const;
        case "helpIsComing":
          return { documents, act: { case: "helpIsComing", value: true } } as const;
        case "announce":
          return { documents, act: { case: "announce", value: act.text } } as const;
        case "come":
          return { documents, act: { case: "come", value: true } } as const;
        default:
          return act satisfies never;
      }
    })();
    return this.#server.lead(this.#room.document, asked);
  }
  async #readActs(): Promise<Answered<Telling>> {
    const answer = await this.#server.readActs(this.#room.document, this.#cursor);
    if (!answer.ok) return answer;
    this.#cursor = answer.value.cursor;
    this.#telling.add(answer.value.acts);
    return { ok: true, value: this.#telling };
  }
  #look(tells: (news: readonly News[]) => void): void {
    const { value: heard } = this.groups.heard;
    if (heard.is !== "now") return;
    const groups = groupsIn(heard.value);
    const atMs = Number(heard.value.serverMs);
    const news = this.#seen ? newsIn(this.#seen.groups, groups, this.#seen.atMs, atMs) : [];
    this.#seen = { groups, atMs };
    if (news.length > 0) tells(news);
    // A group that is gone is not acted on.
    const here = new Set(groups.map(({ id }) => id));
    const { value: chosen } = this.chosen;
    if ([...chosen].some((id) => !here.has(id))) this.choose([...chosen].filter((id) => here.has(id)));
  }
}

// One for a meeting that is open, also when one comes back to it from a board: what was chosen stays chosen.
const consoles = new WeakMap<Room, Console>();
export function consoleOf(room: Room): Console {
  const known = consoles.get(room) ?? new Console(room);
  consoles.set(room, known);
  return known;
}
export function groupsHeard(console: Console): readonly Group[] {
  const answer = valueIn(console.groups.heard.value);
  return answer ? groupsIn(answer) : [];
}
