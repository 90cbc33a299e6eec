import { languageShown, useT } from "../language.ts";
import { cityOf, hoursWords, offsetAt, shownAt, zoneHere } from "./times.ts";

// What clocks show at the place, large, and here, if that is another time.
export function Clock({ nowMs, zone }: { readonly nowMs: number; readonly zone: string }) {
  const t = useT();
  const mine = zoneHere();
  const minutes = offsetAt(nowMs, mine) - offsetAt(nowMs, zone);
  return (
    <div className="m-clock">
      <p>
        <b className="num">
          <bdi>{shownAt(nowMs, zone).clock}</bdi>
        </b>
        <span>{t("meeting.in", { city: cityOf(zone) })}</span>
      </p>
      {minutes !== 0 && (
        <p>
          <b className="num">
            <bdi>{shownAt(nowMs, mine).clock}</bdi>
          </b>
          <span>
            {t(minutes > 0 ? "meeting.ahead" : "meeting.behind", {
              city: cityOf(mine),
              hours: hoursWords(Math.abs(minutes), languageShown()),
            })}
          </span>
        </p>
      )}
    </div>
  );
}
