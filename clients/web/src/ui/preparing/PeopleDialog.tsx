import { useState } from "react";
import { Mode, Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { letterOf } from "../board/RunningHead.tsx";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { countOf, type Listed, listed, matches, roles } from "./people.ts";
import { tells, whyNot } from "./refusals.ts";

// Everybody of the meeting: who they are, how they take part, where they sit; and who may do what.
export function PeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  useTopic(room, "document");
  const [typed, setTyped] = useState("");
  const all = listed(room.session.shown, room.session.people.values());
  const found = all.filter((one) => matches(one, typed));
  return (
    <Sheet title={t("prepare.people.title", { n: all.length })} onClose={onClose} wide>
      <p className="label num">
        {roles
          .filter((role) => countOf(all, role) > 0)
          .map((role) => `${t(`role.${role}` as Key)} ${countOf(all, role)}`)
          .join(" · ")}
      </p>
      <label>
        <span className="lab">{t("prepare.people.find")}</span>
        <input
          className="field"
          type="search"
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <ul className="p-people">
        {found.map((one) => (
          <OnePerson key={one.person.participant} listed={one} />
        ))}
      </ul>
      {found.length === 0 && <p className="label">{t("prepare.people.none")}</p>}
      {room.role === Role.FACILITATOR && <HandOver all={all} />}
    </Sheet>
  );
}

function OnePerson({ listed: { person, role, joined, seats } }: { readonly listed: Listed }) {
  const t = useT();
  const room = useRoom();
  const { participant, name, affiliations, mode } = person;
  const me = participant === room.session.me.participant;
  const set = (next: Role) =>
    void room
      .asks({ case: "setRole", value: { participant, role: next } }, () => true)
      .then((answer) => tells(room, t, answer, t("prepare.people.isNow", { name, role: t(`role.${next}` as Key) })));
  return (
    <li>
      <span className={`who${me ? " me" : ""}${room.isHere(participant) ? "" : " away"}`} aria-hidden="true">
        {letterOf(name)}
      </span>
      <span className="p-person">
        <b>
          <bdi>{name || t("board.somebody")}</bdi>
        </b>
        {me && <span className="label">{` (${t("people.you")})`}</span>}
        <span className="label" dir="auto">
          {affiliations.join(", ")}
        </span>
        <span className="label">
          {[
            mode === Mode.REMOTE ? t("join.remote") : mode === Mode.TABLE_DEVICE ? t("join.table") : "",
            joined ? "" : t("prepare.people.notYet"),
            ...seats,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {mode === Mode.REMOTE && <Glyph name="remote" />}
      {me ? (
        <span className="label">{t(`role.${role}` as Key)}</span>
      ) : (
        <select
          className="field"
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
      )}
    </li>
  );
}

// The lead goes to somebody else in one step, so that there is never nobody.
function HandOver({ all }: { readonly all: readonly Listed[] }) {
  const t = useT();
  const room = useRoom();
  const [to, setTo] = useState("");
  const [keeps, setKeeps] = useState<Role>(Role.CO_FACILITATOR);
  const [why, setWhy] = useState("");
  const others = all.filter(({ person }) => person.participant !== room.session.me.participant);
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
            {others.map(({ person }) => (
              <option key={person.participant} value={person.participant}>
                {person.name}
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
