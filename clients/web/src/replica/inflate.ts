// The chunks of a snapshot, put together (RESUME-4): a zlib stream of a SnapshotBody, in order, within limits. A server
// is not believed about sizes either.
//
// Synchronous on purpose (fflate, not the browser's DecompressionStream): what follows a snapshot can then not overtake
// it, and a session stays plain code. A board of 1,000 cards takes some milliseconds.
import { fromBinary } from "@bufbuild/protobuf";
import { Unzlib } from "fflate";
import { type SnapshotBody, SnapshotBodySchema, type SnapshotChunk } from "../protocol/index.ts";

export interface SnapshotLimits {
  readonly chunkBytes: number;
  readonly inflatedBytes: number;
  readonly chunks: number;
}
export const snapshotLimits: SnapshotLimits = { chunkBytes: 256 * 1024, inflatedBytes: 2 ** 28, chunks: 4096 };

export type SnapshotAnswer =
  | { readonly is: "more" }
  | { readonly is: "whole"; readonly body: SnapshotBody }
  | { readonly is: "broken"; readonly fault: string };

const piece = 4096; // bytes inflated between two looks at the limit: at most some 4 MiB beyond it

class Broken extends Error {}

export class SnapshotReader {
  readonly #limits: SnapshotLimits;
  readonly #unzlib = new Unzlib((bytes) => this.#inflated(bytes));
  readonly #pieces: Uint8Array[] = [];
  readonly #sum = new Adler32();
  #size = 0;
  #next = 0;
  #count = 0;
  #tail = new Uint8Array(0); // the last four bytes of the stream so far

  constructor(limits: SnapshotLimits = snapshotLimits) {
    this.#limits = limits;
  }

  take(chunk: SnapshotChunk): SnapshotAnswer {
    try {
      return this.#take(chunk);
    } catch (error) {
      const fault = error instanceof Broken ? error.message : "a snapshot that does not inflate";
      return { is: "broken", fault };
    }
  }

  #take(chunk: SnapshotChunk): SnapshotAnswer {
    if (this.#next === 0) this.#count = chunk.count;
    if (this.#count === 0 || this.#count > this.#limits.chunks) throw new Broken(`a snapshot of ${this.#count} chunks`);
    if (chunk.count !== this.#count || chunk.index !== this.#next || this.#next >= this.#count)
      throw new Broken("a snapshot chunk out of order");
    if (chunk.data.length > this.#limits.chunkBytes) throw new Broken("a snapshot chunk that is too large");
    const last = ++this.#next === this.#count;
    for (let at = 0; at < chunk.data.length; at += piece) this.#unzlib.push(chunk.data.slice(at, at + piece));
    this.#remember(chunk.data);
    if (!last) return { is: "more" };
    this.#unzlib.push(new Uint8Array(0), true);
    if (this.#tail.length < 4 || new DataView(this.#tail.buffer).getUint32(0) !== this.#sum.value)
      throw new Broken("a snapshot that was damaged on its way");
    return { is: "whole", body: this.#body() };
  }

  #inflated(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > this.#limits.inflatedBytes) throw new Broken("a snapshot that is too large");
    this.#sum.add(bytes);
    this.#pieces.push(bytes);
  }

  #remember(data: Uint8Array): void {
    const joined = new Uint8Array(this.#tail.length + Math.min(data.length, 4));
    joined.set(this.#tail);
    joined.set(data.subarray(-4), this.#tail.length);
    this.#tail = joined.slice(-4);
  }

  #body(): SnapshotBody {
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#pieces) {
      bytes.set(part, at);
      at += part.length;
    }
    try {
      return fromBinary(SnapshotBodySchema, bytes);
    } catch {
      throw new Broken("a snapshot that is not one");
    }
  }
}

// RFC 1950. fflate does not look at it.
class Adler32 {
  #a = 1;
  #b = 0;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(at + 3800, bytes.length); // sums stay below 2^32
      for (; at < end; ++at) {
        this.#a += bytes[at] ?? 0;
        this.#b += this.#a;
      }
      this.#a %= 65521;
      this.#b %= 65521;
    }
  }
  get value(): number {
    return ((this.#b << 16) | this.#a) >>> 0;
  }
}
