import { useEffect, useState } from "react";
import { type DeviceNow, serverAt } from "../../index.ts";
import { useT } from "../language.ts";
import { isZone, shownAt, zoneHere } from "../meeting/times.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { browserName, type LineRow, measuredOf, type Program, plainText, rowsOf } from "./line_words.ts";
import { shownName } from "./names.ts";
import { useRoom, useTopic } from "./use.ts";
import "./room.css";

const lookEveryMs = 1_000;
const askEveryMs = 10_000;

// How one's own connection did, measured here; to be copied for whoever helps, or shown to whoever leads while the page is
// open. Whoever leads a board finds here those of others who show theirs.
export function LineDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((times) => times + 1), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  const { session } = room;
  const shown = session.shown;
  const named = shown.board()?.timeZone ?? shown.meeting()?.timeZone ?? "";
  const zone = isZone(named) ? named : zoneHere();
  const line = session.measured();
  const program: Program = {
    protocol: session.protocol,
    build: "plenary-web",
    browser: browserName(navigator.userAgent),
  };
  const rows = rowsOf(t, line, program, zone);
  const since = line.sinceMs === 0 ? t("line.notYet") : t("line.since", { time: shownAt(line.sinceMs, zone).clock });
  const isBoard = shown.board() !== undefined;
  const copies = async () => {
    try {
      await navigator.clipboard.writeText(plainText(`Plenary: ${t("line.title")}`, since, rows));
      room.announcer.own(t("copied"));
    } catch {
      // Without permission the figures stay on the screen, to be selected.
    }
  };
  return (
    <Sheet title={t("line.title")} onClose={onClose}>
      <div className="stack line-report">
        <p className="label num">{since}</p>
        <Figures rows={rows} />
        <div className="row">
          <button type="button" className="b" onClick={() => void copies()}>
            {t("copy")}
          </button>
        </div>
        {isBoard && (
          <label className="check">
            <input
              type="checkbox"
              checked={session.sharesReport}
              onChange={(event) => session.shareReport(event.target.checked)}
            />
            <span>
              {t("line.share")}
              <small className="hint">{t("line.share.hint")}</small>
            </span>
          </label>
        )}
        {isBoard && room.leads && <Others zone={zone} />}
      </div>
    </Sheet>
  );
}

function Figures({ rows }: { readonly rows: readonly LineRow[] }) {
  const t = useT();
  return (
    <table className="line-figures num">
      <caption className="vh">{t("line.title")}</caption>
      <tbody>
        {rows.map(({ name, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand where they stand
          <tr key={at}>
            {name === "" ? <td /> : <th scope="row">{name}</th>}
            <td>
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// LINE-2
function Others({ zone }: { readonly zone: string }) {
  const t = useT();
  const room = useRoom();
  const [devices, setDevices] = useState<readonly DeviceNow[]>();
  useEffect(() => {
    let here = true;
    const ask = () =>
      void serverAt()
        .readConnections(room.document)
        .then((answer) => here && answer.ok && setDevices(answer.value));
    ask();
    const timer = setInterval(ask, askEveryMs);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [room]);
  if (!devices) return null;
  return (
    <section className="line-others" aria-label={t("line.others")}>
      <h3 className="lab">{t("line.others")}</h3>
      {devices.length === 0 && <p className="quiet">{t("line.others.none")}</p>}
      <Devices devices={devices} zone={zone} />
    </section>
  );
}

export function Devices({ devices, zone }: { readonly devices: readonly DeviceNow[]; readonly zone: string }) {
  const t = useT();
  return devices.map(({ name, report, poor }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one person may have several devices
    <details key={at}>
      <summary>
        <bdi>{shownName(name) || t("board.somebody")}</bdi>
        {report && <span className="label num">{report.browser}</span>}
        {poor && <span className="state offline">{t("line.poor")}</span>}
      </summary>
      {report && <Figures rows={rowsOf(t, measuredOf(report), { ...report, protocol: `1.${report.minor}` }, zone)} />}
    </details>
  ));
}
