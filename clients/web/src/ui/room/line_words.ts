// How a connection did, in words: the rows of a table, and the same as plain text for whoever helps.
import type { ConnectionReport, MeasuredLine } from "../../index.ts";
import type { T } from "../language.ts";
import { shownAt } from "../meeting/times.ts";

export interface LineRow {
  readonly name: string;
  readonly value: string;
}

// "340 ms", "12 s", "3 min 20 s"
export function lastedWords(t: T, ms: number): string {
  if (ms < 1_000) return t("line.ms", { count: Math.round(ms) });
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return t("line.seconds", { count: seconds });
  return t("line.minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

export interface Program {
  readonly protocol: string;
  readonly build: string;
  readonly browser: string;
}

export function rowsOf(t: T, line: MeasuredLine, program: Program, zone: string): LineRow[] {
  const { rtt, waited } = line;
  const span = (median: number, worst: number) =>
    t("line.span", { median: lastedWords(t, median), worst: lastedWords(t, worst) });
  const interruptions =
    line.interruptedTimes === 0
      ? t("line.none")
      : t("line.times", { count: line.interruptedTimes, lasted: lastedWords(t, line.interruptedMs) });
  return [
    { name: t("line.rtt"), value: rtt ? span(rtt.medianMs, rtt.worstMs) : t("line.notYet") },
    { name: t("line.interruptions"), value: interruptions },
    ...line.interruptions.map(({ atMs, lastedMs }) => ({
      name: "",
      value: t("line.each", { time: shownAt(atMs, zone).clock, lasted: lastedWords(t, lastedMs) }),
    })),
    { name: t("line.waited"), value: waited ? span(waited.medianMs, waited.worstMs) : t("line.notYet") },
    { name: t("line.waiting"), value: String(line.waiting) },
    { name: t("line.resent"), value: String(line.resent) },
    { name: t("line.program"), value: `${program.build}, ${program.protocol}` },
    { name: t("line.browser"), value: program.browser },
  ];
}

// As somebody else shares it.
export function measuredOf(report: ConnectionReport): MeasuredLine {
  return {
    sinceMs: Number(report.sinceMs),
    pings: report.pings,
    rtt:
      report.pings === 0
        ? undefined
        : { lastMs: report.rttLastMs, medianMs: report.rttMedianMs, worstMs: report.rttWorstMs },
    interruptions: report.latest.map(({ atMs, lastedMs }) => ({ atMs: Number(atMs), lastedMs })),
    interruptedTimes: report.interruptions,
    interruptedMs: report.interruptedMs,
    changes: report.changes,
    waited: report.changes === 0 ? undefined : { medianMs: report.waitedMedianMs, worstMs: report.waitedWorstMs },
    resent: report.resent,
    waiting: report.waiting,
  };
}

export function plainText(title: string, since: string, rows: readonly LineRow[]): string {
  const lines = rows.map(({ name, value }) => (name === "" ? `  ${value}` : `${name}: ${value}`));
  return [title, since, ...lines].join("\n");
}

// "Firefox 140, Linux": enough to help, and no more of what a browser says of itself.
export function browserName(agent: string): string {
  const known: readonly (readonly [string, RegExp])[] = [
    ["Edge", /Edg\/(\d+)/],
    ["Opera", /OPR\/(\d+)/],
    ["Firefox", /Firefox\/(\d+)/],
    ["Chrome", /Chrom(?:e|ium)\/(\d+)/],
    ["Safari", /Version\/(\d+).*Safari/],
  ];
  const system = /Android/.test(agent)
    ? "Android"
    : /iPhone|iPad/.test(agent)
      ? "iOS"
      : /Windows/.test(agent)
        ? "Windows"
        : /Mac OS X/.test(agent)
          ? "macOS"
          : /Linux|X11/.test(agent)
            ? "Linux"
            : "";
  for (const [name, pattern] of known) {
    const version = pattern.exec(agent)?.[1];
    if (version) return [`${name} ${version}`, system].filter(Boolean).join(", ");
  }
  return system;
}
