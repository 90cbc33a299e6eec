import { useRef } from "react";
import { useT } from "../language.ts";
import { inOrderOfNames, shownName } from "../room/names.ts";
import { useRoom, useTopic } from "../room/use.ts";

// Some people of the meeting, chosen one by one: who is chosen stands there and can be taken out again.
export function PeoplePicker({
  legend,
  hint = "",
  chosen,
  among,
  onChange,
}: {
  readonly legend: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  readonly among?: readonly string[]; // left out: everybody
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const list = useRef<HTMLSelectElement>(null);
  const people = inOrderOfNames(room.session.people.values()).filter(
    ({ participant }) => !chosen.includes(participant) && (among === undefined || among.includes(participant)),
  );
  return (
    <fieldset className="p-picker">
      <legend>{legend}</legend>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((one) => (
            <li key={one}>
              <bdi>{room.nameOf(one) || t("board.somebody")}</bdi>
              <button
                type="button"
                className="b bare"
                aria-label={t("prepare.remove", { name: room.nameOf(one) })}
                onClick={() => {
                  onChange(chosen.filter((other) => other !== one));
                  list.current?.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        ref={list}
        className="field"
        aria-label={`${legend}: ${t("prepare.choose")}`}
        value=""
        onChange={(event) => event.target.value !== "" && onChange([...chosen, event.target.value])}
      >
        <option value="">{t("prepare.choose")}</option>
        {people.map(({ participant, name, affiliations }) => (
          <option key={participant} value={participant}>
            {[shownName(name), ...affiliations].join(", ")}
          </option>
        ))}
      </select>
      {hint !== "" && <p className="hint">{hint}</p>}
    </fieldset>
  );
}
