// Chance with a seed (splitmix64), so that a run that failed can be run again.
export class Dice {
  #state: bigint;

  constructor(seed: number) {
    this.#state = BigInt(seed);
  }
  next(): bigint {
    this.#state = (this.#state + 0x9e3779b97f4a7c15n) & 0xffff_ffff_ffff_ffffn;
    let value = this.#state;
    value = ((value ^ (value >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffff_ffff_ffff_ffffn;
    value = ((value ^ (value >> 27n)) * 0x94d049bb133111ebn) & 0xffff_ffff_ffff_ffffn;
    return value ^ (value >> 31n);
  }
  below(bound: number): number {
    return Number(this.next() % BigInt(bound));
  }
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
  bytes(count: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: count }, () => Number(this.next() & 0xffn));
  }
  hex(bytes: number): string {
    return Buffer.from(this.bytes(bytes)).toString("hex");
  }
}
