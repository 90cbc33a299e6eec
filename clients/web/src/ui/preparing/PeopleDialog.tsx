import { useState } from "react";
import { Mode, Role, serverAt } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { PersonName } from "../parts/PersonName.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { tableOf, tableWords } from "../parts/TableMark.tsx";
import { initialsOf, shownName } from "../room/names.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Copied } from "../share/Copied.tsx";
import { failureWords } from "./failures.ts";
import { countOf, type Listed, listed, matches, roles } from "./people.ts";
import { HandOver, RoleChoice } from "./Roles.tsx";

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
      {room.role === Role.FACILITATOR && <HandOver people={all.map(({ person }) => person)} />}
    </Sheet>
  );
}

function OnePerson({ listed: { person, role, joined, seats } }: { readonly listed: Listed }) {
  const t = useT();
  const room = useRoom();
  const { participant, name, affiliations, mode } = person;
  const me = participant === room.session.me.participant;
  const table = tableOf(room, participant);
  return (
    <li>
      <span className={`who${me ? " me" : ""}${room.isHere(participant) ? "" : " away"}`} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span className="p-person">
        <PersonName name={name || t("board.somebody")} />
        {me && <span className="label">{` (${t("people.you")})`}</span>}
        <span className="label" dir="auto">
          {affiliations.join(", ")}
        </span>
        <span className="label">
          {[
            mode === Mode.REMOTE ? t("join.remote") : table === 0 ? "" : tableWords(t, table),
            joined ? "" : t("prepare.people.notYet"),
            ...seats,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {!joined && room.leads && <PersonalLink participant={participant} />}
      </span>
      {mode === Mode.REMOTE && <Glyph name="remote" />}
      {table > 0 && <Glyph name="table" />}
      {me ? (
        <span className="label">{t(`role.${role}` as Key)}</span>
      ) : (
        <RoleChoice participant={participant} name={shownName(name)} role={role} />
      )}
    </li>
  );
}

// To be sent to them alone: whoever holds it is them. Once they have come, nobody is given it any more.
function PersonalLink({ participant }: { readonly participant: string }) {
  const t = useT();
  const room = useRoom();
  const [link, setLink] = useState("");
  const [why, setWhy] = useState("");
  const show = async () => {
    const answer = await serverAt().personalLink(room.document, participant);
    setLink(answer.ok ? answer.value : "");
    setWhy(answer.ok ? "" : failureWords(t, answer));
  };
  return (
    <>
      {link === "" ? (
        <button type="button" className="link" onClick={() => void show()}>
          {t("prepare.people.link")}
        </button>
      ) : (
        <>
          <span className="label">{t("prepare.people.linkHint")}</span>
          <Copied words={link} />
        </>
      )}
      <span className="label" role="alert">
        {why}
      </span>
    </>
  );
}
