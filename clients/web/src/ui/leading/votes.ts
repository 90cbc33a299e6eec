// Votes: what one may still give, and what came of it. Dots are counted; whatever stands on a scale is shown as how many
// gave what, never as a mean. Ties are ties.
import { type Ballot, type Vote, Vote_Method } from "../../index.ts";

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
export function valuesOf(vote: Vote): number[] {
  switch (vote.method) {
    case Vote_Method.RATING:
      return range(1, 5);
    case Vote_Method.RANKING:
      return range(1, vote.targets.length);
    case Vote_Method.GRADIENTS_VOTE:
      return range(1, 8);
    case Vote_Method.FIST_TO_FIVE:
      return range(0, 5);
    default:
      return [];
  }
}

// A table device gives for all who sit there.
export interface Allowance {
  readonly all: number;
  readonly onOne: number;
  readonly left: number;
}
export function allowanceOf(vote: Vote, ballot: Ballot | undefined, voices: number): Allowance {
  const all = vote.dotsEach * voices;
  const given = Object.values(ballot?.dots ?? {}).reduce((sum, dots) => sum + dots, 0);
  return { all, onOne: vote.maxPerTarget * voices, left: Math.max(0, all - given) };
}

// Each dot that was given or may be, where there are `most` at most; else how many were given, as for a table of many.
export function dotsShown(given: number, onOne: number, most: number): string {
  return Math.max(given, onOne) > most
    ? `${given > 0 ? "●" : "○"} ${given}`
    : "●".repeat(given) + "○".repeat(Math.max(0, onOne - given));
}

// The keys of a ballot: targets, or each target by each criterion.
export function keysOf(vote: Vote): string[] {
  if (vote.method !== Vote_Method.RATING) return [...vote.targets];
  return vote.targets.flatMap((target) => vote.criteria.map((criterion) => `${target}/${criterion}`));
}

// A ballot with one place given anew: whatever had that place has none.
export function ranked(dots: Ballot["dots"], target: string, place: number | undefined): Ballot["dots"] {
  const others = Object.entries(dots).filter(([key, value]) => key !== target && value !== place);
  return Object.fromEntries(place === undefined ? others : [...others, [target, place]]);
}

export interface DotsResult {
  readonly target: string;
  readonly dots: number;
  readonly place: number; // the same for all that are tied
  readonly tied: boolean;
}
export function dotResults(vote: Vote): DotsResult[] {
  const sorted = vote.targets
    .map((target) => ({ target, dots: vote.totals[target] ?? 0 }))
    .sort((a, b) => b.dots - a.dots);
  return sorted.map((one) => ({
    ...one,
    place: sorted.findIndex(({ dots }) => dots === one.dots) + 1,
    tied: one.dots > 0 && sorted.filter(({ dots }) => dots === one.dots).length > 1,
  }));
}

export interface Spread {
  readonly target: string;
  readonly criterion: string; // of a rating; else empty
  readonly counts: readonly number[]; // beside valuesOf
  readonly answers: number;
  readonly tied: boolean; // of a ranking, with another
}
export function spreadsOf(vote: Vote): Spread[] {
  const values = valuesOf(vote);
  const spreads = keysOf(vote).map((key) => {
    const slash = key.indexOf("/");
    const counts = values.map((value) => vote.totals[`${key}/${value}`] ?? 0);
    return {
      target: slash < 0 ? key : key.slice(0, slash),
      criterion: slash < 0 ? "" : key.slice(slash + 1),
      counts,
      answers: counts.reduce((sum, count) => sum + count, 0),
      tied: false,
    };
  });
  if (vote.method !== Vote_Method.RANKING) return spreads;
  // By first places; where those are equal, by second ones, and so on.
  spreads.sort((a, b) => compared(b.counts, a.counts));
  return spreads.map((one, at) => {
    const [before, after] = [spreads[at - 1], spreads[at + 1]];
    const like = (other: Spread | undefined) => other !== undefined && compared(other.counts, one.counts) === 0;
    return { ...one, tied: one.answers > 0 && (like(before) || like(after)) };
  });
}
function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((count, place) => count !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
