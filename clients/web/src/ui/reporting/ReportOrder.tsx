import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { useSecondTap } from "../leading/doing.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { ReportTime } from "./ReportTime.tsx";
import { movedBy, type ReportRecord, type Reports, type Turn, turnOf } from "./reports.ts";

function turnKey(turn: Turn): Key {
  switch (turn) {
    case "waits":
      return "report.waits";
    case "reports":
      return "report.reports";
    case "reported":
      return "report.reported";
    default:
      return turn satisfies never;
  }
}

// The groups as they are heard: who reports, who comes, who has. Whoever runs the meeting puts them into another order, with
// buttons or with Alt and arrows.
export function ReportOrder({
  reports,
  chosen,
  onChoose,
}: {
  readonly reports: Reports;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const list = useRef<HTMLOListElement>(null);
  const again = useRef<{ readonly id: string; readonly by: 1 | -1 }>(undefined);
  const runs = mayNow(room, "orderReports").may;
  const { all } = reports;
  const order = all.map(({ id }) => id).join(" ");
  // A button that was moved has lost the focus; at the end there is only the other one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the order is another
  useEffect(() => {
    const moved = again.current;
    again.current = undefined;
    if (!moved) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-report="${CSS.escape(moved.id)}"] .rp-move`,
    );
    const [up, down] = buttons ?? [];
    const wanted = moved.by < 0 ? up : down;
    (wanted?.getAttribute("aria-disabled") === "true" ? (moved.by < 0 ? down : up) : wanted)?.focus();
  }, [order]);
  const move = ({ id, body }: ReportRecord, by: 1 | -1) => {
    const ids = movedBy(all, id, by);
    if (!ids || waits) return;
    again.current = { id, by };
    const at = ids.indexOf(id) + 1;
    ask(
      { case: "orderReports", value: { ids: [...ids] } },
      t("report.moved", { group: body.value.title, at, all: all.length }),
    );
  };
  const keys = (event: KeyboardEvent, report: ReportRecord) => {
    if (!runs || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(report, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <>
      <ol className="rp-order" ref={list} aria-label={t("report.order")}>
        {all.map((report, at) => {
          const { value } = report.body;
          const turn = turnOf(value);
          return (
            <li
              key={report.id}
              data-report={report.id}
              className={`rp-${turn}${chosen === report.id ? " rp-chosen" : ""}`}
              aria-current={turn === "reports" ? "step" : undefined}
            >
              <span className="num rp-place" aria-hidden="true">
                {at + 1}
              </span>
              <button
                type="button"
                className="rp-who"
                aria-pressed={chosen === report.id}
                onClick={() => onChoose(report.id)}
                onKeyDown={(event) => keys(event, report)}
              >
                <b dir="auto">{value.title}</b>
                {value.remote > 0 && (
                  <span className="label">
                    <Glyph name="remote" /> {t("report.remote", { count: value.remote })}
                  </span>
                )}
                <span className="label rp-turn">
                  {turn === "reported" && <Glyph name="tick" />}
                  {t(turnKey(turn))}
                </span>
              </button>
              {turn === "reports" && <ReportTime report={report} />}
              {runs && all.length > 1 && (
                <span className="rp-moves">
                  {([-1, 1] as const).map((by) => (
                    <button
                      key={by}
                      type="button"
                      className="b bare rp-move"
                      aria-disabled={waits || !movedBy(all, report.id, by)}
                      aria-label={t(by < 0 ? "report.earlier" : "report.later", { group: value.title })}
                      title={t(by < 0 ? "report.earlier" : "report.later", { group: value.title })}
                      onClick={() => move(report, by)}
                    >
                      <span aria-hidden="true">{by < 0 ? "↑" : "↓"}</span>
                    </button>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <Why words={why} />
    </>
  );
}

// Begin, next, end; for whoever runs the meeting.
export function ReportControls({ reports, chosen }: { readonly reports: Reports; readonly chosen: string }) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const isSecond = useSecondTap();
  if (!mayNow(room, "beginReport").may) return null;
  const { all, now, next } = reports;
  const begin = ({ id, body }: ReportRecord) =>
    ask({ case: "beginReport", value: { id } }, t("report.began", { group: body.value.title }));
  const other = all.find(({ id }) => id === chosen && id !== now?.id && id !== next?.id);
  return (
    <div className="rp-controls" tabIndex={-1} data-stays="">
      <div className="row">
        {next && (
          <button
            type="button"
            className="b main"
            aria-disabled={waits}
            onClick={(event) => !isSecond(event) && begin(next)}
          >
            {t(now ? "report.next" : "report.begin", { group: next.body.value.title })}
          </button>
        )}
        {other && (
          <button
            type="button"
            className={turnOf(other.body.value) === "reported" ? "b bare" : "b"}
            aria-disabled={waits}
            onClick={() => begin(other)}
          >
            {t(turnOf(other.body.value) === "reported" ? "report.again" : "report.begin", {
              group: other.body.value.title,
            })}
          </button>
        )}
        {now && (
          <button
            type="button"
            className="b"
            aria-disabled={waits}
            onClick={() =>
              ask({ case: "endReport", value: { id: now.id } }, t("report.ended", { group: now.body.value.title }))
            }
          >
            {t("report.end")}
          </button>
        )}
      </div>
      {!next && !now && all.length > 0 && <p className="label">{t("report.allHeard")}</p>}
      <Why words={why} />
    </div>
  );
}
