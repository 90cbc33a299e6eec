// Changes of words: what people type into one text at the same time, and how such changes meet.
//
// A text is a sequence of UTF-16 code units, as JavaScript's strings and CodeMirror count them. A change keeps, deletes
// and inserts runs of it, from the beginning to the end. Changes made at the same time are brought into one order by
// the server; the later one is transformed over the earlier ones. Only TP1 is needed, because there is one order:
//
//   apply(apply(d, a), transform(b, a, "right")) == apply(apply(d, b), transform(a, b, "left"))
//
// Worked example, d = "river":   a = keep 5, insert "s"      -> "rivers"      (in the log first)
//                                b = insert "The ", keep 5   -> "The river"
//   transform(b, a, "right") = insert "The ", keep 6         -> "The rivers"
//
// No change ever splits a surrogate pair: a change that would is invalid on that text (TEXT-3), and transforming valid
// changes gives valid changes. The server does the same, unit for unit: facilitation/text, tests/vectors/text.json.

export class Change {
  readonly #runs: number[] = [];
  readonly #inserts: string[] = [];

  // Building keeps normal form: neighbours of a kind are merged, empty runs dropped, at one place the deletion is
  // written before the insertion.
  keep(units: number): this {
    if (units === 0) return this;
    const last = this.#runs.at(-1) ?? 0;
    if (last > 0) this.#runs[this.#runs.length - 1] = last + units;
    else this.#runs.push(units);
    return this;
  }

  erase(units: number): this {
    if (units === 0) return this;
    const afterInsertion = this.#runs.at(-1) === 0;
    const place = this.#runs.length - (afterInsertion ? 1 : 0);
    const before = this.#runs[place - 1] ?? 0;
    if (before < 0) this.#runs[place - 1] = before - units;
    else this.#runs.splice(place, 0, -units);
    return this;
  }

  insert(words: string): this {
    if (words === "") return this;
    if (this.#runs.at(-1) === 0) {
      this.#inserts.push((this.#inserts.pop() ?? "") + words);
    } else {
      this.#runs.push(0);
      this.#inserts.push(words);
    }
    return this;
  }

  // n > 0: keep n units; n < 0: delete -n; 0: insert the next of `inserts`.
  get runs(): readonly number[] {
    return this.#runs;
  }
  get inserts(): readonly string[] {
    return this.#inserts;
  }

  get lengthBefore(): number {
    return this.#runs.reduce((length, run) => length + Math.abs(run), 0);
  }
  get lengthAfter(): number {
    const kept = this.#runs.reduce((length, run) => length + Math.max(run, 0), 0);
    return this.#inserts.reduce((length, words) => length + words.length, kept);
  }
  get changesNothing(): boolean {
    return this.#runs.length === 0 || (this.#runs.length === 1 && (this.#runs[0] ?? 0) > 0);
  }

  equals(other: Change): boolean {
    return (
      this.#runs.length === other.runs.length &&
      this.#inserts.length === other.inserts.length &&
      this.#runs.every((run, i) => run === other.runs[i]) &&
      this.#inserts.every((words, i) => words === other.inserts[i])
    );
  }
}

// The change that leaves words of this length as they are.
export function nothingOn(words: string): Change {
  return new Change().keep(words.length);
}
