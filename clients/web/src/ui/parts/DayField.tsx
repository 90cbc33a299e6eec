import type { ReactNode } from "react";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { isOver, todayOn } from "../times.ts";
import { Needed } from "./Needed.tsx";

// A day on which something is due. One that is over is taken, as the server takes it (minutes are written down afterwards,
// too), but nobody sets it without being told.
export function DayField({
  label,
  value,
  onChange,
  required = false,
  needed = false,
}: {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
  readonly needed?: boolean; // and it was tried to go on without it
}) {
  const t = useT();
  const today = todayOn(useRoom());
  return (
    <label>
      <span className="lab">{label}</span>
      <input
        className="field"
        type="date"
        min={today}
        required={required}
        value={value}
        aria-invalid={needed}
        onChange={(event) => onChange(event.target.value)}
      />
      <Needed when={needed} words="needed.day" />
      {isOver(value, today) && (
        <span className="hint over" role="status">
          {t("day.over")}
        </span>
      )}
    </label>
  );
}
