// What a screen reader is told: own acts at once, those of others together, every five seconds.
import { t } from "../language.ts";
import { Store } from "../store.ts";

const everyMs = 5_000;

export class Announcer {
  readonly said = new Store("");
  readonly #counts = { new: 0, changed: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;

  own(words: string): void {
    // The same words twice are two announcements.
    this.said.set(this.said.value === words ? `${words}\u00a0` : words);
  }
  others(what: "new" | "changed"): void {
    this.#counts[what] += 1;
    this.#timer ??= setTimeout(() => this.#tell(), everyMs);
  }
  #tell(): void {
    this.#timer = undefined;
    const parts: string[] = [];
    if (this.#counts.new > 0) parts.push(t("said.new", { count: this.#counts.new }));
    if (this.#counts.changed > 0) parts.push(t("said.changed", { count: this.#counts.changed }));
    this.#counts.new = 0;
    this.#counts.changed = 0;
    this.own(`${t("said.others")} ${parts.join(", ")}.`);
  }
}
