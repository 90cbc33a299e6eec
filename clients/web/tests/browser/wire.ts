// What a connection brought of votes, for stories in browsers: loaded with Vite's `runnerImport`.
import { fromBinary } from "@bufbuild/protobuf";
import type { Ballot, Record, Vote } from "../../src/index.ts";
import { ServerFrameSchema } from "../../src/index.ts";
import { SnapshotReader } from "../../src/replica/inflate.ts";

function recordsOn(frames: readonly Uint8Array[]): Record[] {
  const records: Record[] = [];
  let snapshot = new SnapshotReader();
  for (const frame of frames)
    for (const { kind } of fromBinary(ServerFrameSchema, frame).messages) {
      if (kind.case === "delta")
        for (const { kind: effect } of kind.value.effects) if (effect.case === "put") records.push(effect.value);
      if (kind.case !== "snapshot") continue;
      const answer = snapshot.take(kind.value);
      if (answer.is === "broken") throw new Error(answer.fault);
      if (answer.is === "more") continue;
      records.push(...answer.body.records);
      snapshot = new SnapshotReader();
    }
  return records;
}
export function votesOn(frames: readonly Uint8Array[]): Vote[] {
  return recordsOn(frames).flatMap(({ body }) => (body.case === "vote" ? [body.value] : []));
}
export function ballotsOn(frames: readonly Uint8Array[]): Ballot[] {
  return recordsOn(frames).flatMap(({ body }) => (body.case === "ballot" ? [body.value] : []));
}
export function hasTotals(vote: Vote): boolean {
  return Object.keys(vote.totals).length > 0 || vote.dotsCast > 0 || vote.dotsUnspent > 0;
}
