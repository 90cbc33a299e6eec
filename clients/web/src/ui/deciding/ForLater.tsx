import type { Decision } from "../../index.ts";
import { useT } from "../language.ts";
import { DayField } from "../parts/DayField.tsx";
import { peopleToldApart } from "../room/told_apart.ts";
import { useRoom } from "../room/use.ts";
import { limits } from "./model.ts";

export interface Later {
  readonly owner: string;
  readonly reviewDate: string;
  readonly changeSignal: string;
  readonly withinTheRoom: boolean;
}
export function laterOf(decision: Decision | undefined): Later {
  return {
    owner: decision?.owner ?? "",
    reviewDate: decision?.reviewDate ?? "",
    changeSignal: decision?.changeSignal ?? "",
    withinTheRoom: decision?.withinTheRoom ?? false,
  };
}

// Who keeps it, when it is looked at again, and what would change it sooner.
export function ForLater({
  later,
  room: mayBeOfTheRoom = true,
  onChange,
}: {
  readonly later: Later;
  readonly room?: boolean;
  readonly onChange: (some: Partial<Later>) => void;
}) {
  const t = useT();
  const room = useRoom();
  const people = peopleToldApart(t, room);
  return (
    <>
      <div className="two">
        <label>
          <span className="lab">{t("actions.owner")}</span>
          <select className="field" value={later.owner} onChange={(event) => onChange({ owner: event.target.value })}>
            <option value="">{t("actions.nobody")}</option>
            {people.map(({ participant, words }) => (
              <option key={participant} value={participant}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <DayField
          label={t("decide.form.review")}
          value={later.reviewDate}
          onChange={(reviewDate) => onChange({ reviewDate })}
        />
      </div>
      {mayBeOfTheRoom && (
        <label className="tick-line">
          <input
            type="checkbox"
            checked={later.withinTheRoom}
            onChange={(event) => onChange({ withinTheRoom: event.target.checked })}
          />
          <span>{t("decide.form.room")}</span>
        </label>
      )}
      <label>
        <span className="lab">{t("decide.form.signal")}</span>
        <input
          className="field"
          dir="auto"
          maxLength={limits.remark}
          value={later.changeSignal}
          onChange={(event) => onChange({ changeSignal: event.target.value })}
        />
      </label>
    </>
  );
}
