// The drawings, each on a field of 16 by 16: lines of 1.5, or shapes filled with ink. Drawn as they are rather than as masks:
// with a mask each, a browser kept apart and decoded hundreds of pictures for a board of cards.
export interface Drawing {
  readonly lines?: string; // as in the `d` of a path
  readonly ink?: string;
}
export const drawings = {
  routes: { ink: "M2.5 1.5 14.5 8 2.5 14.5z" },
  organisation: { ink: "M2 2h12v12H2z" },
  assessment: { ink: "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z" },
  rewards: { ink: "M7.3.7v14.6L.5 8zM8.7.7v14.6L15.5 8z" },
  "routes-o": { lines: "M3.2 2.8 12.9 8 3.2 13.2z" },
  "organisation-o": { lines: "M2.75 2.75h10.5v10.5H2.75z" },
  "assessment-o": { lines: "M2.25 8a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0 -11.5 0z" },
  "rewards-o": { lines: "M8 1.6 14.4 8 8 14.4 1.6 8zM8 1.6v12.8" },
  idea: { lines: "M8 1.5v13M2.4 4.75l11.2 6.5M13.6 4.75 2.4 11.25" },
  enabler: { lines: "M8 11V2M4.2 5.6 8 1.8l3.8 3.8M2 14h12" },
  reward: { lines: "M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z M8 4.8v6.4M4.8 8h6.4" },
  challenge: { lines: "M1.2 13.5 6.2 4l3 5.4L11 6.6l3.8 6.9z" },
  mission: {
    lines: "M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z",
    ink: "M5.6 8a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0z",
  },
  sector: { lines: "M2.5 2v12M8 2v12M13.5 2v12" },
  project: { lines: "M1.75 9h12.5v5H1.75zM4.5 9V3h7v6" },
  actor: { lines: "M5.1 4.6a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0 -5.8 0z M2 14.5c0-3.6 2.6-5 6-5s6 1.4 6 5" },
  observation: {
    lines: "M1 8c2-3.4 4.3-5 7-5s5 1.6 7 5c-2 3.4-4.3 5-7 5s-5-1.6-7-5z",
    ink: "M5.9 8a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0z",
  },
  example: {
    lines: "M8 14.6C4.6 10.8 3 8.3 3 6.1a5 5 0 0 1 10 0c0 2.2-1.6 4.7-5 8.5z",
    ink: "M6.4 6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0z",
  },
  evidence: { lines: "M1.7 6.6a4.9 4.9 0 1 0 9.8 0a4.9 4.9 0 1 0 -9.8 0z m10.2 10.2 4.6 4.6" },
  lesson: {
    lines: "M8 4C6.3 2.8 4 2.5 1.5 2.5v10.2c2.5 0 4.8.3 6.5 1.5 1.7-1.2 4-1.5 6.5-1.5V2.5C12 2.5 9.7 2.8 8 4zM8 4v10",
  },
  indicator: { lines: "M2 1.5V14h12.5M4.5 10.5l3-3.5 2.5 2 4-5.5" },
  question: { lines: "M4.5 5.2c0-2 1.5-3.4 3.5-3.4s3.5 1.3 3.5 3.2C11.5 7.6 8 7.7 8 10.6", ink: "M7 12.5h2v2H7z" },
  barrier: { lines: "M3 1.5v13M13 1.5v13M3 6h10M3 10h10" },
  risk: { lines: "M8 1.8 15 14H1z M8 6v4", ink: "M7.2 11.2h1.6v1.5H7.2z" },
  tension: { lines: "M6.3 8H1.5M4 5 1.2 8 4 11M9.7 8h4.8M12 5l2.8 3L12 11M8 2v12" },
  quote: {
    ink: "M1.5 13V8.5C1.5 5.5 3 3.6 6.2 3v2C4.7 5.5 4.2 6.3 4.2 7.5h2.3V13zM9 13V8.5c0-3 1.5-4.9 4.7-5.5v2c-1.5.5-2 1.3-2 2.5H14V13z",
  },
  tick: { lines: "m2 8.5 4 4 8-9" },
  lock: { lines: "M3 7h10v7H3zM5 7V4.8C5 3 6.2 1.8 8 1.8S11 3 11 4.8V7" },
  keep: { lines: "M2 9.5V14h12V9.5M8 1.5V10M4.8 7 8 10.2 11.2 7" },
  send: { lines: "M8 14.5V3M4.2 6.5 8 2.5l3.8 4" },
  off: { lines: "M1.5 6C5.5 2.3 10.5 2.3 14.5 6M4 9c2.5-2.2 5.5-2.2 8 0M2 14.5l12-13", ink: "M7 11.2h2v2H7z" },
  remote: { lines: "M1.5 6C5.5 2.3 10.5 2.3 14.5 6M4 9.2c2.5-2.2 5.5-2.2 8 0", ink: "M7 11.5h2v2H7z" },
  table: {
    lines: "M1 10.5h14M3 10.5v4.2M13 10.5v4.2",
    ink: "M1.6 6a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0zM6.1 4.4a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0zM10.6 6a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0z",
  },
  hand: { lines: "M4 14.5V6.5h2M6 9V2h2v6M8 8V2h2v6M10 8V3.5h2v7.5L10.5 14.5" },
  warn: { lines: "M8 1.8 15 14H1z M8 6v4", ink: "M7.2 11.2h1.6v1.5H7.2z" },
  no: { lines: "M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z M3.6 12.4 12.4 3.6" },
  late: { lines: "M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z M8 4v4.3l3 1.9" },
  park: { lines: "M5 14.5v-13h3.5a3.7 3.7 0 0 1 0 7.4H5" },
  help: { lines: "M3 15V1.8h10.2L10.5 5.5l2.7 3.7H3" },
  star: { lines: "M2 2h12v12H2z" },
  plus: { lines: "M8 1.5v13M1.5 8h13" },
  menu: { lines: "M1.5 3.5h13M1.5 8h13M1.5 12.5h13" },
  link: { lines: "M1.5 12.5C6 12.5 8 3.5 14 3.5M10.5 1 14 3.5 11 6.5" },
  find: { lines: "M1.7 6.6a4.9 4.9 0 1 0 9.8 0a4.9 4.9 0 1 0 -9.8 0z m10.2 10.2 4.6 4.6" },
  undo: { lines: "M5 2 1.5 5.5 5 9M1.8 5.5H10c2.7 0 4.5 1.6 4.5 4s-1.8 4-4.5 4H6" },
  redo: { lines: "M11 2l3.5 3.5L11 9M14.2 5.5H6c-2.7 0-4.5 1.6-4.5 4s1.8 4 4.5 4h4" },
  list: { ink: "M1 3h2.5v2.5H1zM6 3.5h9v1.5H6zM1 10.5h2.5V13H1zM6 11h9v1.5H6z" },
  numbered: { ink: "M2 1.5h1.5V7H2V3L1 3.4V2.1zM1 9h3v2.6H2.3v.7H4v1.2H1V11h1.7v-.8H1zM6 3.5h9v1.5H6zM6 11h9v1.5H6z" },
  quotation: { ink: "M1 2h2.5v12H1zM6 4h9v1.5H6zM6 7.3h9v1.5H6zM6 10.6h6v1.5H6z" },
  chain: { lines: "M7 4.5H4.5a3.5 3.5 0 0 0 0 7H7M9 4.5h2.5a3.5 3.5 0 0 1 0 7H9M5 8h6" },
  fold: { lines: "M3 5.5l5 5.5 5-5.5" },
  unfold: { lines: "M3 11l5-5.5 5 5.5" },
  more: { ink: "M1.5 7h2v2h-2zM7 7h2v2H7zM12.5 7h2v2h-2z" },
} satisfies { readonly [name: string]: Drawing };
export type GlyphName = keyof typeof drawings;
