import { useT } from "../language.ts";
import { peopleToldApart } from "../room/told_apart.ts";
import { useRoom, useTopic } from "../room/use.ts";

// Somebody of those who are listed.
export function People({
  label,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (participant: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const people = peopleToldApart(t, room);
  return (
    <label>
      <span className="lab">{label}</span>
      <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("record.nobody")}</option>
        {people.map(({ participant, words }) => (
          <option key={participant} value={participant}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
