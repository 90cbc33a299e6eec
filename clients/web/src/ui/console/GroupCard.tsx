import { type MouseEvent, memo, useId, useState } from "react";
import type { GroupNow, HelpCall, TrayNow } from "../../index.ts";
import { lookOf } from "../board/kinds.ts";
import { useT } from "../language.ts";
import { leftWords } from "../leading/phases.ts";
import { shownAt } from "../meeting/times.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Devices } from "../room/LineDialog.tsx";
import { shownName } from "../room/names.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { GroupLinks } from "./GroupLinks.tsx";
import { clockNow, type Group, planLine, stepOf } from "./groups.ts";
import { useConsole } from "./use.ts";
import { groupNames, titleOf } from "./words.ts";

const PastThePlenary = later(async () => (await import("../meanwhile/door.ts")).PastThePlenary());

// One group as a small living board: where it is, for how long, what lies there without a word of it, who is there. A tap
// chooses it.
export function GroupCard({
  group,
  chosen,
  nowMs,
  then,
  zone,
  back,
}: {
  readonly group: Group;
  readonly chosen: boolean;
  readonly nowMs: number;
  readonly then: boolean;
  readonly zone: string;
  readonly back: { readonly atMs: number; readonly startsMs: number } | undefined; // when all are in plenary
}) {
  const t = useT();
  const console = useConsole();
  const id = useId();
  const { now } = group;
  const name = groupNames(t, [group]);
  const tap = ({ target }: MouseEvent) => {
    if (!(target as Element).closest("button, a, input, label, details, .scrim")) console.toggle(group.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for keys there is the box in it, which does the same
    <article
      id={`group-${group.id}`}
      className={`c-group${chosen ? " chosen" : ""}`}
      aria-labelledby={id}
      onClick={tap}
      data-group={group.number}
    >
      <header>
        <label className="c-pick">
          <input type="checkbox" checked={chosen} onChange={() => console.toggle(group.id)} />
          <span className="vh">{t("console.choose", { group: name })}</span>
        </label>
        <h2 id={id}>
          <span className="c-number">
            <span className="vh">{t("console.group", { number: "" })}</span>
            {group.number}
          </span>{" "}
          <bdi>{group.title}</bdi>
        </h2>
        <Clock now={now} nowMs={nowMs} then={then ? shownAt(nowMs, zone).clock : ""} />
      </header>
      <Where now={now} nowMs={nowMs} zone={zone} />
      <PlanStrip now={now} />
      {back && <PastThePlenary group={group} nowMs={nowMs} {...back} />}
      <Matter now={now} />
      <Tally now={now} />
      {now.screening && (
        <p className="c-flag">
          <Glyph name="observation" />
          <span>{t("console.screening")}</span>
        </p>
      )}
      {now.announcement && !now.closed && (
        <p className="c-told">
          <q dir="auto">{now.announcement.text}</q>{" "}
          <span className="num">{t("announce.read", { count: now.announcement.read })}</span>
        </p>
      )}
      {now.facilitatorAway && !now.closed && (
        <p className="c-flag">
          <Glyph name="warn" />
          <span>{t("takeOver.title")}</span>
        </p>
      )}
      {now.devices.length > 0 && (
        <details className="c-devices">
          <summary>{t("console.devices", { count: now.devices.length })}</summary>
          <Devices devices={now.devices} zone={zone} />
        </details>
      )}
      {now.help.length > 0 && <Help group={group} calls={now.help} nowMs={nowMs} disabled={then} />}
      <Foot group={group} name={name} disabled={then} />
    </article>
  );
}

// `then`: told at that time, and not since.
function Clock({ now, nowMs, then }: { readonly now: GroupNow; readonly nowMs: number; readonly then: string }) {
  const t = useT();
  const clock = now.phase && !now.closed ? clockNow(now.phase, nowMs) : undefined;
  if (clock?.left === undefined || !now.phase) return <span />;
  const { left, paused } = clock;
  const look = paused ? " paused" : left <= 60 ? " last" : "";
  return (
    <span className={`c-left num${look}`}>
      <small>
        {then !== ""
          ? t("console.at", { time: then })
          : paused
            ? t("phase.paused")
            : left > -60
              ? t("console.left")
              : t("console.over.time")}
      </small>
      <bdi role="timer" aria-label={t("phase.left.label", { title: titleOf(t, now.phase) })}>
        {leftWords(t, left)}
      </bdi>
    </span>
  );
}

// The phase, and what is to be known of it.
function Where({ now, nowMs, zone }: { readonly now: GroupNow; readonly nowMs: number; readonly zone: string }) {
  const t = useT();
  if (now.closed)
    return (
      <p className="c-where">
        <b>{t("console.closed")}</b>
      </p>
    );
  if (!now.phase)
    return (
      <p className="c-where">
        <span>{now.next ? t("phase.notBegun", { title: titleOf(t, now.next) }) : t("phase.allOver")}</span>
      </p>
    );
  const { endsMs, paused } = clockNow(now.phase, nowMs);
  const step = stepOf(now);
  return (
    <p className="c-where">
      <b>
        <bdi>{titleOf(t, now.phase)}</bdi>
      </b>
      <span className="num">
        {step > 0 && `${t("head.phases.step", { at: step, all: now.phases.length })} · `}
        {paused
          ? t("phase.paused")
          : endsMs === undefined
            ? t("phase.noEnd")
            : t("phase.until", { time: shownAt(endsMs, zone).clock })}
      </span>
    </p>
  );
}

// The plan, to scale in minutes.
function PlanStrip({ now }: { readonly now: GroupNow }) {
  if (now.phases.length === 0) return null;
  return (
    <div className="c-strip" aria-hidden="true">
      {planLine(now).map(({ is, minutes }, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a phase is where it is in the plan
          key={at}
          className={is.replace(" ", "-")}
          ref={(element) => element?.style.setProperty("flex-grow", String(minutes))}
        />
      ))}
    </div>
  );
}

// What lies on the board, as shapes; from the harvest on what the group carries on, which is for everybody.
function Matter({ now }: { readonly now: GroupNow }) {
  const t = useT();
  if (now.offRecord)
    return (
      <p className="c-said">
        <Glyph name="lock" /> {t("offRecord.title")}
      </p>
    );
  if (now.headline !== "")
    return (
      <blockquote className="c-headline">
        <small>{t("harvest.headline.short")}</small>
        <p dir="auto">{now.headline}</p>
      </blockquote>
    );
  if (now.silent) return <p className="c-said">{t("console.inSilence")}</p>;
  if (now.cards === 0) return <p className="c-said">{t("console.noCards")}</p>;
  return <Score trays={now.trays} cards={now.cards} />;
}
const shapesOf = (trays: readonly TrayNow[]) => trays.map(({ alone, kinds }) => `${alone}${kinds.join()}`).join();
const Score = memo(
  function Score({ trays, cards }: { readonly trays: readonly TrayNow[]; readonly cards: number }) {
    const t = useT();
    const groups = trays.filter(({ alone }) => !alone).length;
    return (
      <div
        className="c-score"
        role="img"
        aria-label={`${t("board.cards", { count: cards })}, ${t("console.trays", { count: groups })}. ${t("console.wordless")}`}
      >
        {trays.map(({ alone, kinds }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names
          <span key={at} className={alone ? "c-alone" : "c-tray"}>
            {kinds.map((kind, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <u key={place} className={`c-${lookOf(kind).family}`} />
            ))}
          </span>
        ))}
      </div>
    );
  },
  (a, b) => a.cards === b.cards && shapesOf(a.trays) === shapesOf(b.trays),
);

// How many have done what is asked of them; counts alone, never who.
function Tally({ now }: { readonly now: GroupNow }) {
  const t = useT();
  if (now.closed) return null;
  const writing = t("console.writing", { count: now.writing, all: now.present });
  const ready = t("sign.readyOf", { count: now.ready, all: now.sitting });
  const { done, all, words } = now.voteOpen
    ? {
        done: now.voteFinished,
        all: now.voters,
        words: t("vote.finished", { count: now.voteFinished, all: now.voters }),
      }
    : now.ready > 0
      ? { done: now.ready, all: now.sitting, words: now.silent ? `${ready} · ${writing}` : ready }
      : now.silent || now.writing > 0
        ? { done: now.writing, all: now.present, words: writing }
        : { done: 0, all: 0, words: "" };
  if (all === 0 && now.hands === 0) return null;
  return (
    <p className="c-tally num">
      {all > 0 && all <= 24 && (
        <span className="squares" aria-hidden="true">
          {Array.from({ length: all }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one is like the other
            <u key={at} className={at < done ? "" : "o"} />
          ))}
        </span>
      )}
      {all > 0 && <span>{words}</span>}
      {now.hands > 0 && (
        <span>
          <Glyph name="hand" /> {t("console.hands", { count: now.hands })}
        </span>
      )}
    </p>
  );
}

function Help({
  group,
  calls,
  nowMs,
  disabled,
}: {
  readonly group: Group;
  readonly calls: readonly HelpCall[];
  readonly nowMs: number;
  readonly disabled: boolean;
}) {
  const t = useT();
  const console = useConsole();
  const room = useRoom();
  const asked = useStore(console.doing).is === "asked" || disabled;
  const name = groupNames(t, [group]);
  const [first] = calls;
  if (!first) return null;
  const minutes = Math.max(0, Math.floor((nowMs - Number(first.atMs)) / 60_000));
  return (
    <div className="c-flag call">
      <Glyph name="help" />
      <p>
        <b>{t("sign.help.from", { name: shownName(first.name) || t("board.somebody") })}</b>{" "}
        <span className="num">{minutes === 0 ? t("console.justNow") : t("console.ago", { count: minutes })}</span>{" "}
        {first.text !== "" && <q dir="auto">{first.text}</q>}{" "}
        {calls.length > 1 && <span className="num">{t("console.moreCalls", { count: calls.length - 1 })}</span>}
      </p>
      {room.leads && (
        <span className="c-answers">
          <button type="button" className="b" aria-disabled={asked} onClick={() => asked || console.goesTo(group)}>
            {t("console.go")}
            <span className="vh"> {name}</span>
          </button>
          <button
            type="button"
            className="b bare"
            aria-disabled={asked}
            onClick={() => asked || console.does({ what: "helpIsComing" }, [group])}
          >
            {t("console.answered")}
            <span className="vh"> {name}</span>
          </button>
        </span>
      )}
    </div>
  );
}

// Who is there, how their lines are, and the way to the board.
function Foot({ group, name, disabled }: { readonly group: Group; readonly name: string; readonly disabled: boolean }) {
  const t = useT();
  const console = useConsole();
  const room = useRoom();
  const asked = useStore(console.doing).is === "asked" || disabled;
  const [links, setLinks] = useState(false);
  const { now } = group;
  return (
    <footer className="num">
      <span>{t("console.present", { count: now.present, all: now.members })}</span>
      {now.present > 0 && (
        <span>{now.remote > 0 ? t("console.remote", { count: now.remote }) : t("console.inRoom")}</span>
      )}
      {now.locked && !now.closed && <span>{t("console.locked")}</span>}
      {now.readOnly && <span className="over">{t("console.readOnly")}</span>}
      {now.present > 0 && <Lines poor={now.poorLines} all={now.present} />}
      {room.leads && (
        <span className="c-ways">
          <button type="button" className="link" aria-disabled={asked} onClick={() => asked || setLinks(true)}>
            {t("console.links")}
            <span className="vh"> {name}</span>
          </button>
          <button type="button" className="link" aria-disabled={asked} onClick={() => asked || console.goesTo(group)}>
            {t("meeting.open")}
            <span className="vh"> {name}</span>
          </button>
        </span>
      )}
      {links && <GroupLinks group={group} onClose={() => setLinks(false)} />}
    </footer>
  );
}

const bars = [4, 7, 10, 13];
function Lines({ poor, all }: { readonly poor: number; readonly all: number }) {
  const t = useT();
  const good = poor === 0 ? 4 : poor === all ? 1 : poor * 2 >= all ? 2 : 3;
  return (
    <span className={`c-lines${poor > 0 ? " over" : ""}`}>
      <span className="bars" aria-hidden="true">
        {bars.map((height, at) => (
          <u
            key={height}
            className={at < good ? "y" : ""}
            ref={(element) => element?.style.setProperty("block-size", `${height}px`)}
          />
        ))}
      </span>
      {poor === 0 ? t("console.linesGood") : t("console.linesPoor", { count: poor })}
    </span>
  );
}
