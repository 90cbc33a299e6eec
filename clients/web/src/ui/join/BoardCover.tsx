import type { BoardAhead } from "../../joining.ts";
import { calm } from "../board/titles.ts";
import { languageShown, useT } from "../language.ts";
import { cityOf, daysWords, hoursWords, isZone, offsetAt, shownAt, zoneHere } from "../meeting/times.ts";
import { pillarOf } from "../parts/pillars.ts";
import { Cover } from "./Cover.tsx";

// What one has come for: the meeting, the group, the question, and when, by the clocks there and here.
export function BoardCover({ board }: { readonly board: BoardAhead }) {
  const t = useT();
  const session =
    board.sessionTitle === ""
      ? ""
      : t("head.session", { number: board.sessionNumber, title: calm(board.sessionTitle) });
  return (
    <Cover
      pillar={pillarOf(board.pillar)}
      words={board.framingQuestion || board.title}
      source={board.framingSource}
      above={
        <>
          <b>{board.meetingTitle}</b>
          <br />
          {session !== "" && <bdi>{session}. </bdi>}
          <bdi>{board.title}</bdi>
        </>
      }
      foot={
        <>
          <Times board={board} />
          {board.plannedMinutes > 0 && (
            <div>
              <b>{t("policy.minutes", { count: board.plannedMinutes })}</b>
              <span>{t("policy.for", { group: board.title })}</span>
            </div>
          )}
        </>
      }
    />
  );
}

function Times({ board }: { readonly board: BoardAhead }) {
  const t = useT();
  const startsMs = Number(board.startsMs);
  if (startsMs === 0 || !isZone(board.timeZone)) return null;
  const here = zoneHere();
  const minutes = offsetAt(startsMs, here) - offsetAt(startsMs, board.timeZone);
  const there = shownAt(startsMs, board.timeZone);
  return (
    <>
      <div>
        <b>
          <bdi>{there.clock}</bdi> {t("meeting.in", { city: cityOf(board.timeZone) })}
        </b>
        <span>{daysWords(there.day, "", languageShown())}</span>
      </div>
      {minutes !== 0 && (
        <div>
          <b>{t("meeting.you", { time: shownAt(startsMs, here).clock })}</b>
          <span>
            {t(minutes > 0 ? "join.ahead" : "join.behind", {
              city: cityOf(here),
              hours: hoursWords(Math.abs(minutes), languageShown()),
            })}
          </span>
        </div>
      )}
    </>
  );
}
