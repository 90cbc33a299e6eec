import { type MouseEvent, type ReactNode, useEffect } from "react";
import { Mode } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { TableMark } from "../parts/TableMark.tsx";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useOneTap, useSecondTap } from "./doing.ts";
import { roundIn, type TurnRecord } from "./model.ts";
import { leftWords } from "./phases.ts";
import { useLeading } from "./use.ts";

// The order in which people speak, on every screen: whose turn it is, who comes, who has spoken or passed.
export function RoundStrip() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const leading = useLeading();
  const { waits, tap } = useOneTap();
  const isSecond = useSecondTap();
  const { speaks, waits: waiting } = roundIn(leading);
  const me = room.session.me.participant;
  const mine = speaks?.body.value.participant === me ? speaks : undefined;
  const myWait = waiting.find(({ body }) => body.value.participant === me);
  const speaking = mine?.id ?? "";
  useEffect(() => {
    if (speaking !== "") room.announcer.own(t("round.yours"));
  }, [room, speaking, t]);
  const ends = (event: MouseEvent, turn: TurnRecord, passed: boolean) =>
    isSecond(event) || tap({ case: "endTurn", value: { id: turn.id, passed } });
  return (
    <section className={`round${mine ? " yours" : ""}`} aria-label={t("round.label")}>
      <ol>
        {leading.turns.map((turn) => (
          <Turn key={turn.id} turn={turn}>
            {turn.body.value.state === "passed" && room.leads && (
              <button
                type="button"
                className="b bare"
                aria-disabled={waits}
                onClick={(event) => isSecond(event) || tap({ case: "giveTurnBack", value: { id: turn.id } })}
              >
                {t("round.giveBack")}
                <span className="vh"> {room.nameOf(turn.body.value.participant)}</span>
              </button>
            )}
          </Turn>
        ))}
      </ol>
      <div className="row">
        {mine && <b>{t("round.yours")}</b>}
        {myWait && waiting[0] === myWait && <span className="label">{t("round.youNext")}</span>}
        {mine && (
          <>
            <button type="button" className="b" aria-disabled={waits} onClick={(event) => ends(event, mine, false)}>
              {t("round.done")}
            </button>
            <button type="button" className="b" aria-disabled={waits} onClick={(event) => ends(event, mine, true)}>
              {t("round.pass")}
            </button>
          </>
        )}
        {myWait && (
          <button type="button" className="b" aria-disabled={waits} onClick={(event) => ends(event, myWait, true)}>
            {t("round.passAhead")}
          </button>
        )}
        {speaks && !mine && room.leads && (
          <>
            <button type="button" className="b" aria-disabled={waits} onClick={(event) => ends(event, speaks, false)}>
              {t(waiting.length > 0 ? "round.nextSpeaker" : "round.over")}
            </button>
            <button
              type="button"
              className="b bare"
              aria-disabled={waits}
              onClick={(event) => ends(event, speaks, true)}
            >
              {t("round.passOver")}
              <span className="vh"> {room.nameOf(speaks.body.value.participant)}</span>
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function Turn({ turn, children }: { readonly turn: TurnRecord; readonly children: ReactNode }) {
  const t = useT();
  const room = useRoom();
  const { participant, state } = turn.body.value;
  const name = room.nameOf(participant) || t("board.somebody");
  const remote = room.session.people.get(participant)?.mode === Mode.REMOTE;
  const me = participant === room.session.me.participant;
  return (
    <li className={state} aria-current={state === "speaking" ? "step" : undefined}>
      {remote && <Glyph name="remote" />}
      <bdi>{me ? t("people.you") : name}</bdi>
      {remote && <span className="vh"> {t("join.remote")}</span>}
      <TableMark participant={participant} />
      {state === "speaking" && <TurnTime turn={turn} />}
      {(state === "spoken" || state === "passed") && (
        <span className="label">{t(state === "spoken" ? "round.spoken" : "round.passed")}</span>
      )}
      {children}
    </li>
  );
}

// Soft: what is left, or how much longer it has been; nothing ends by itself.
function TurnTime({ turn }: { readonly turn: TurnRecord }) {
  const t = useT();
  const room = useRoom();
  const nowMs = useServerTime(room, 1_000);
  const { seconds, startedMs } = turn.body.value;
  const spoken = Math.max(0, Math.floor((nowMs - Number(startedMs)) / 1000));
  return (
    <span className="num label" role="timer">
      <bdi>{seconds === 0 ? leftWords(t, spoken) : leftWords(t, seconds - spoken)}</bdi>
    </span>
  );
}
