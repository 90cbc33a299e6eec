import { Mode, type Person, Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { PersonName } from "../parts/PersonName.tsx";
import { TableMark, tableOf } from "../parts/TableMark.tsx";
import { initialsOf, inOrderOfNames, shownName } from "../room/names.ts";
import { useRoom, useTopic } from "../room/use.ts";

const RoleChoice = later(async () => (await import("../preparing/door.ts")).RoleChoice(), undefined, false);
const HandOver = later(async () => (await import("../preparing/door.ts")).HandOver(), undefined, false);
const AtTheDoor = later(async () => (await import("../reporting/door.ts")).AtTheDoor(), undefined, false);
const RemoveButton = later(async () => (await import("../reporting/door.ts")).RemoveButton(), undefined, false);

export function People() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  useTopic(room, "document");
  // Who was removed, or waits to be let in, is not among them.
  const everybody = inOrderOfNames(room.session.people.values()).filter(
    ({ participant }) => room.session.shown.member(participant)?.removed !== true,
  );
  const here = everybody.filter(({ participant }) => room.isHere(participant));
  const elsewhere = everybody.filter(({ participant }) => !room.isHere(participant));
  return (
    <section className="panel-scroll" aria-label={t("people.title")} tabIndex={0}>
      {room.leads && <AtTheDoor />}
      <h2 className="panel-head">{t("people.here")}</h2>
      {here.length < 2 && <p className="label">{t("people.alone")}</p>}
      <PeopleList people={here} />
      {elsewhere.length > 0 && <h2 className="panel-head">{t("people.elsewhere")}</h2>}
      <PeopleList people={elsewhere} />
      {room.role === Role.FACILITATOR && everybody.length > 1 && mayNow(room, "handOver").may && (
        <HandOver people={everybody} />
      )}
    </section>
  );
}

function PeopleList({ people }: { readonly people: readonly Person[] }) {
  const t = useT();
  const room = useRoom();
  const { session } = room;
  return (
    <ul className="people-list">
      {people.map(({ participant, name, affiliations, mode }) => {
        const me = participant === session.me.participant;
        const choose = !me && mayNow(room, "setRole").may && session.shown.member(participant) !== undefined;
        const role = me ? session.me.role : session.shown.roleOf(participant);
        return (
          <li key={participant}>
            <span className={`who${me ? " me" : ""}${room.isHere(participant) ? "" : " away"}`} aria-hidden="true">
              {initialsOf(name)}
            </span>
            <span>
              <PersonName name={name || t("board.somebody")} />
              {me && <span className="label">{` (${t("people.you")})`}</span>}
              <span className="label" dir="auto">
                {[choose || role === Role.ROLE_UNSPECIFIED ? "" : t(`role.${role}` as Key), ...affiliations]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </span>
            {session.shown.member(participant)?.visiting && <span className="label">{t("people.visiting")}</span>}
            {mode === Mode.REMOTE && (
              <span className="label">
                <Glyph name="remote" /> {t("join.remote")}
              </span>
            )}
            {mode === Mode.TABLE_DEVICE && <Table participant={participant} />}
            {choose && (
              <RoleChoice participant={participant} name={shownName(name) || t("board.somebody")} role={role} />
            )}
            {!me && mayNow(room, "removeMember").may && (
              <RemoveButton participant={participant} name={shownName(name) || t("board.somebody")} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

// How many people one device speaks for: said by those who sit there, or by whoever leads.
function Table({ participant }: { readonly participant: string }) {
  const t = useT();
  const room = useRoom();
  const voices = tableOf(room, participant);
  const may = (room.leads || participant === room.session.me.participant) && mayNow(room, "setVoices").may;
  if (!may) return <TableMark participant={participant} />;
  return (
    <label className="label">
      <span>
        <Glyph name="table" /> {t("join.table")}
      </span>{" "}
      {t("people.voices")}{" "}
      <select
        className="field num"
        value={voices}
        onChange={(event) =>
          room.does([{ case: "setVoices", value: { participant, voices: Number(event.target.value) } }])
        }
      >
        {Array.from({ length: 12 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number is its own key
          <option key={at}>{at + 1}</option>
        ))}
      </select>
    </label>
  );
}
