import { type FormEvent, useState } from "react";
import { type Member, Mode, Role } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { TableMark } from "../parts/TableMark.tsx";
import { useRoom } from "../room/use.ts";
import { useLeading } from "./use.ts";

const choices = [30, 60, 90, 120, 180, 0];

// Everybody who takes part speaks once, remote partners first; whoever is not in the room is left out.
export function RoundDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const { members } = useLeading();
  const modeOf = ({ participant, mode }: Member) => room.session.people.get(participant)?.mode ?? mode;
  const remoteFirst = (member: Member) => (modeOf(member) === Mode.REMOTE ? 0 : 1);
  const [order] = useState(() =>
    members
      .filter(({ role, joinedMs }) => role === Role.PARTICIPANT && joinedMs !== 0n)
      .sort((a, b) => remoteFirst(a) - remoteFirst(b) || Number(a.joinedMs - b.joinedMs)),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(order.filter(({ participant }) => !room.isHere(participant)).map(({ participant }) => participant)),
  );
  const needs = useNeeds();
  const [seconds, setSeconds] = useState(60);
  const speakers = order.filter(({ participant }) => !left.has(participant)).map(({ participant }) => participant);
  const go = (event: FormEvent) => {
    if (needs.stops(event, speakers.length === 0)) return;
    room.does([{ case: "startRound", value: { participants: speakers, secondsEach: seconds } }], t("round.begun"));
    onClose();
  };
  return (
    <Sheet title={t("round.title")} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <label>
          <span className="lab">{t("round.each")}</span>
          <select className="field" value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
            {choices.map((some) => (
              <option key={some} value={some}>
                {some === 0 ? t("round.noLimit") : t("round.seconds", { count: some })}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{t("round.who")}</legend>
          {order.length === 0 && <p>{t("round.nobody")}</p>}
          <ol className="choices">
            {order.map((member) => {
              const { participant } = member;
              return (
                <li key={participant}>
                  <label>
                    <input
                      type="checkbox"
                      checked={!left.has(participant)}
                      onChange={() => {
                        const next = new Set(left);
                        if (!next.delete(participant)) next.add(participant);
                        setLeft(next);
                      }}
                    />
                    <bdi>{room.nameOf(participant) || t("board.somebody")}</bdi>
                    {modeOf(member) === Mode.REMOTE && (
                      <span className="label">
                        <Glyph name="remote" /> {t("join.remote")}
                      </span>
                    )}
                    <TableMark participant={participant} />
                  </label>
                </li>
              );
            })}
          </ol>
          <Needed when={needs.tried && order.length > 0 && speakers.length === 0} words="needed.choice" />
        </fieldset>
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={speakers.length === 0}>
            {t("round.go", { count: speakers.length })}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
