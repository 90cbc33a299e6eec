// What a screen reader is told: own acts at once, those of others together, every five seconds.
import { t } from "../language.ts";
import { Store } from "../store.ts";

const everyMs = 5_000;

export class Announcer {
  readonly said = new Store("");
  // Each card once: one that came and was moved since is new.
  readonly #new = new Set<string>();
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  own(words: string): void {
    // The same words twice are two announcements.
    this.said.set(this.said.value === words ? `${words}\u00a0` : words);
  }
  others(what: "new" | "changed", card: string): void {
    if (what === "new") this.#new.add(card);
    else if (!this.#new.has(card)) this.#changed.add(card);
    this.#timer ??= setTimeout(() => this.#tell(), everyMs);
  }
  #tell(): void {
    this.#timer = undefined;
    const parts: string[] = [];
    if (this.#new.size > 0) parts.push(t("said.new", { count: this.#new.size }));
    if (this.#changed.size > 0) parts.push(t("said.changed", { count: this.#changed.size }));
    this.#new.clear();
    this.#changed.clear();
    this.own(`${t("said.others")} ${parts.join(", ")}.`);
  }
}
