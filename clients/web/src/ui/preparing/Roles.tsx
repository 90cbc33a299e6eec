// Who may do what, in a meeting or on a board: for whoever leads there.
import { useState } from "react";
import { type Person, Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { shownName } from "../room/names.ts";
import { useRoom } from "../room/use.ts";
import { roles } from "./people.ts";
import { tells, whyNot } from "./refusals.ts";
import "./preparing.css";

export function RoleChoice({
  participant,
  name,
  role,
}: {
  readonly participant: string;
  readonly name: string;
  readonly role: Role;
}) {
  const t = useT();
  const room = useRoom();
  const set = (next: Role) =>
    void room
      .asks({ case: "setRole", value: { participant, role: next } }, () => true)
      .then((answer) => tells(room, t, answer, t("prepare.people.isNow", { name, role: t(`role.${next}` as Key) })));
  return (
    <select
      className="field p-role"
      aria-label={t("prepare.people.role", { name })}
      value={role}
      onChange={(event) => set(Number(event.target.value))}
    >
      {roles.map((one) => (
        <option key={one} value={one}>
          {t(`role.${one}` as Key)}
        </option>
      ))}
    </select>
  );
}

// The lead goes to somebody else in one step, so that there is never nobody.
export function HandOver({ people }: { readonly people: readonly Person[] }) {
  const t = useT();
  const room = useRoom();
  const [to, setTo] = useState("");
  const [keeps, setKeeps] = useState<Role>(Role.CO_FACILITATOR);
  const [why, setWhy] = useState("");
  const others = people.filter(({ participant }) => participant !== room.session.me.participant);
  const hands = async () => {
    if (to === "") return setWhy(t("prepare.handOver.whom"));
    const answer = await room.asks({ case: "handOver", value: { participant: to, role: keeps } }, () => true);
    if (answer.is === "refused") setWhy(whyNot(t, answer.refusal));
    if (answer.is === "done") room.announcer.own(t("prepare.handOver.done", { name: room.nameOf(to) }));
  };
  return (
    <details className="p-handover">
      <summary>{t("prepare.handOver")}</summary>
      <p className="label">{t("prepare.handOver.more")}</p>
      <div className="p-row">
        <label>
          <span className="label">{t("prepare.handOver.to")}</span>
          <select className="field" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t("prepare.choose")}</option>
            {others.map(({ participant, name }) => (
              <option key={participant} value={participant}>
                {shownName(name) || t("board.somebody")}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">{t("prepare.handOver.keep")}</span>
          <select className="field" value={keeps} onChange={(event) => setKeeps(Number(event.target.value))}>
            {roles
              .filter((role) => role !== Role.FACILITATOR)
              .map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}` as Key)}
                </option>
              ))}
          </select>
        </label>
        <button type="button" className="b" onClick={() => void hands()}>
          {t("prepare.handOver.go")}
        </button>
      </div>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </details>
  );
}
