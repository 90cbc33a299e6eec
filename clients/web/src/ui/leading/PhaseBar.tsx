import { useEffect, useRef, useState } from "react";
import { type Board, type Phase, Phase_State, PhaseKind } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { type T, useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { mayNow } from "./may.ts";
import { type Leading, openVoteIn, type PhaseRecord, passedAtTheEnd } from "./model.ts";
import { PhaseClock, PhaseEnd, PhaseShare, PhaseWarning } from "./PhaseClock.tsx";
import { phaseTitle, phaseWords } from "./phases.ts";
import { useLeading } from "./use.ts";
import "./leading.css";

const Writers = later(async () => (await import("../meanwhile/door.ts")).Writers());
const PhaseControls = later(async () => (await import("./PhaseControls.tsx")).PhaseControls);
const PhaseList = later(async () => (await import("./PhaseList.tsx")).PhaseList);
const Signs = later(async () => (await import("./Signs.tsx")).Signs);
const Queue = later(async () => (await import("./Signs.tsx")).Queue);
const RoundStrip = later(async () => (await import("./RoundStrip.tsx")).RoundStrip);

// Where the group is, what it is to do now, and for how long. Whoever leads has the means beside it; everybody else their
// signs. It stands at every width, and says nothing where nothing is planned.
export function PhaseBar({ board, hands }: { readonly board: Board; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const [open, setOpen] = useState(false);
  const { phases, running } = leading;
  useAnnounced(t, running);
  useVoteAnnounced(t, leading);
  const planned = phases.length > 0;
  return (
    <>
      {planned && (
        <section className={`phase-bar${running ? "" : " none-runs"}`} aria-label={t("phase.label")}>
          <Ruler leading={leading} />
          <div className="phase-strip">
            <PhaseHead leading={leading} board={board} open={open} onOpen={setOpen} />
            <div className="phase-acts">
              <button
                type="button"
                className="b bare phase-more"
                aria-expanded={open}
                aria-controls="phase-list"
                onClick={() => setOpen(!open)}
              >
                {t("phase.all", { count: phases.length })}
              </button>
              {room.leads && <PhaseControls hands={hands} board={board} />}
              {!room.leads && mayNow(room, "setSignal").may && <Signs hands={hands} />}
            </div>
          </div>
          {open && <PhaseList hands={hands} />}
        </section>
      )}
      {(leading.hands.length > 0 || leading.ready.length > 0 || leading.help.length > 0) && <Queue />}
      {(leading.turns.some(({ body }) => body.value.endedMs === 0n) || (room.leads && passedAtTheEnd(leading))) && (
        <RoundStrip />
      )}
    </>
  );
}

function PhaseHead({
  leading,
  board,
  open,
  onOpen,
}: {
  readonly leading: Leading;
  readonly board: Board;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const t = useT();
  const { phases, running, next } = leading;
  if (!running) {
    const minutes = phases.reduce((sum, { body }) => sum + body.value.plannedMinutes, 0);
    const words = board.closed
      ? t("refused.closed")
      : next
        ? t("phase.notBegun", { title: phaseTitle(t, next.body.value) })
        : t("phase.allOver");
    return (
      <div className="phase-what">
        <p className="phase-words">
          {words}{" "}
          {next && !board.closed && <span className="label num">{t("policy.minutes", { count: minutes })}</span>}
        </p>
      </div>
    );
  }
  const { value: phase } = running.body;
  return (
    <>
      <div className="phase-name">
        <h2>
          <bdi>{phaseTitle(t, phase)}</bdi>
        </h2>
        <button
          type="button"
          className="link label num"
          aria-expanded={open}
          aria-controls="phase-list"
          onClick={() => onOpen(!open)}
        >
          {t("head.phases.step", { at: phases.indexOf(running) + 1, all: phases.length })} ·{" "}
          <PhaseEnd phase={running} />
        </button>
        <PhaseClock phase={running} titled={false} />
        <PhaseShare phase={running} />
      </div>
      <div className="phase-what">
        <p className="phase-words">
          <b>
            <bdi>{phaseTitle(t, phase)}.</bdi>
          </b>{" "}
          <span dir="auto">{phaseWords(t, phase)}</span>
        </p>
        <Counted phase={phase} />
        <PhaseWarning key={`${running.id} ${phase.generation}`} phase={running} />
      </div>
    </>
  );
}

// In silent writing one's own cards are counted, for oneself alone; in a pair, who sees them is said.
function Counted({ phase }: { readonly phase: Phase }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  if (phase.kind !== PhaseKind.SILENT && phase.kind !== PhaseKind.PAIR) return null;
  const me = room.session.me.participant;
  const pair = phase.pairs.find(({ participants }) => participants.includes(me));
  if (pair) {
    const names = pair.participants.filter((one) => one !== me).map((one) => room.nameOf(one) || t("board.somebody"));
    return <p className="label">{t("pairs.with", { names: names.join(", ") })}</p>;
  }
  let mine = 0;
  for (const { id, body } of room.session.shown.ofKind("card"))
    if (!body.value.trashed && (body.value.hidden || body.value.number === 0) && room.isMine(id)) mine += 1;
  return (
    <>
      <p className="label">{mine === 0 ? t("silent.none") : t("silent.count", { count: mine })}</p>
      <WritersHere />
    </>
  );
}

// How many write: the number is told to whoever leads, and to nobody else.
export function WritersHere() {
  return useRoom().leads ? <Writers /> : null;
}

// To scale in minutes; where there is no room for it, the strip says where one is.
function Ruler({ leading: { phases, running } }: { readonly leading: Leading }) {
  const t = useT();
  return (
    <nav className="phases" aria-label={t("head.phases")}>
      <ol className="ruler">
        {phases.map((record) => {
          const { value: phase } = record.body;
          const now = record === running;
          const done = phase.state === Phase_State.ENDED;
          return (
            <li
              key={record.id}
              ref={(element) => element?.style.setProperty("flex-grow", String(Math.max(2, phase.plannedMinutes)))}
              className={now ? "now" : done ? "done" : phase.state === Phase_State.SKIPPED ? "skipped" : ""}
              aria-current={now ? "step" : undefined}
            >
              <span className="t" dir="auto">
                {phaseTitle(t, phase)}
              </span>
              {phase.plannedMinutes > 0 && (
                <span className="m num">
                  {phase.plannedMinutes}
                  {phase.extendedMinutes + phase.shortenedMinutes > 0 && (
                    <b className="more">
                      <bdi dir="ltr">
                        {phase.shortenedMinutes > 0 ? `−${phase.shortenedMinutes}` : `+${phase.extendedMinutes}`}
                      </bdi>
                    </b>
                  )}
                </span>
              )}
              {now && <PhaseShare phase={record} />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function useVoteAnnounced(t: T, leading: Leading): void {
  const room = useRoom();
  const before = useRef<string>(undefined);
  const now = openVoteIn(leading)?.id ?? "";
  useEffect(() => {
    if (before.current !== undefined && before.current !== now)
      room.announcer.own(t(now === "" ? "vote.over" : "vote.opened"));
    before.current = now;
  }, [room, now, t]);
}
function useAnnounced(t: T, running: PhaseRecord | undefined): void {
  const room = useRoom();
  const before = useRef<string>(undefined);
  const phase = running?.body.value;
  const now = running ? `${running.id} ${phase?.generation}` : "";
  const words = phase
    ? t("phase.begins", { title: phaseTitle(t, phase), words: phaseWords(t, phase) })
    : t("phase.ends");
  const said = useRef(words);
  said.current = words;
  useEffect(() => {
    if (before.current !== undefined && before.current !== now) room.announcer.own(said.current);
    before.current = now;
  }, [room, now]);
}
