// (see the commit that follows: the working class with this surface)
export declare class Change {
  // Building keeps normal form: neighbours of a kind are merged, empty runs dropped, at one place the deletion is
  // written before the insertion. Each returns this.
  keep(units: number): this;
  erase(units: number): this;
  insert(words: string): this;
  get lengthBefore(): number;
  get lengthAfter(): number;
  get changesNothing(): boolean;
  // n > 0 keep, n < 0 delete, 0 insert the next of inserts.
  get runs(): readonly number[];
  get inserts(): readonly string[];
  equals(other: Change): boolean;
}
