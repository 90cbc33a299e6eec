import { type FormEvent, useState } from "react";
import type { SessionRecordHead } from "../../index.ts";
import { recordingsAt } from "../../recordings.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { cityOf } from "../meeting/times.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { fieldsOf, msOf } from "./days.ts";
import { useDesk } from "./desk.ts";
import { useAsking } from "./refusals.ts";
import { WhereItIs } from "./WhereItIs.tsx";
import { Why } from "./Why.tsx";

interface Line {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly channel: string;
  readonly board: string;
  readonly day: string;
  readonly clock: string;
  readonly second: string;
}
const most = 20;

// Where the session can be heard, and when each recording began: with that, a paragraph leads to its second. A recording is
// brought here as a file, or kept elsewhere.
export function RecordingsDialog({
  head,
  onClose,
}: {
  readonly head: SessionRecordHead;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { zone } = useDesk();
  const { waits, why, ask } = useAsking();
  const draftName = `recordings.${room.document}`;
  const [lines, setLines] = useState<readonly Line[]>(() => withOthers(kept<Draft>(draftName), room, head, zone));
  const [removed, setRemoved] = useState<readonly string[]>(() => kept<Draft>(draftName)?.removed ?? []);
  const [missing, setMissing] = useState("");
  const [coming, setComing] = useState<readonly string[]>([]); // lines whose file is on its way
  const set = (next: (now: readonly Line[]) => readonly Line[]) => {
    setMissing("");
    setLines((now) => {
      const then = next(now);
      keep(draftName, { lines: then, removed });
      return then;
    });
  };
  const remove = ({ id, url }: Line) => {
    const all = [...removed, id];
    setRemoved(all);
    setLines((now) => {
      const then = now.filter((one) => one.id !== id);
      keep(draftName, { lines: then, removed: all });
      return then;
    });
    // A file that the record never named is nobody's.
    if (!head.recordings.some((one) => one.url === url)) drop(room.document, url);
  };
  const change = (id: string, some: Partial<Line>) =>
    set((now) => now.map((line) => (line.id === id ? { ...line, ...some } : line)));
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (coming.length > 0) return setMissing(t("record.recordings.stillComing"));
    const filled = lines.filter(({ label, url }) => label.trim() !== "" || url.trim() !== "");
    if (filled.some(({ url }) => !/^https?:\/\/\S/.test(url.trim()))) return setMissing(t("record.no.address"));
    const mine = filled.map(({ id, label, url, channel, board, day, clock, second }) => {
      const ms = msOf(day, clock, zone);
      const startedMs = ms === undefined ? 0n : BigInt(ms + 1_000 * Math.min(59, Number(second) || 0));
      return { id, label: label.trim() || t("record.recording"), url: url.trim(), channel, board, startedMs };
    });
    // Others change the list too: what they added meanwhile stays.
    const theirs = head.recordings.filter(({ id }) => !removed.includes(id) && !lines.some((line) => line.id === id));
    const recordings = [...mine, ...theirs];
    ask({ case: "setRecord", value: { setRecordings: true, recordings } }, t("record.recordings.said"), () => {
      forget(draftName);
      const named = new Set(recordings.map(({ url }) => url));
      const before = head.recordings.filter(({ id }) => removed.includes(id) || mine.some((one) => one.id === id));
      for (const { url } of before) if (!named.has(url)) drop(room.document, url);
      onClose();
    });
  };
  return (
    <Sheet title={t("record.recordings")} onClose={onClose} wide>
      <form className="stack" onSubmit={go} noValidate>
        <p>{t("record.recordings.means", { city: cityOf(zone) })}</p>
        {lines.map((line, at) => (
          <fieldset key={line.id} className="rec-recording">
            <legend>{t("record.recordings.one", { number: at + 1 })}</legend>
            <label>
              <span className="lab">{t("record.recordings.label")}</span>
              <input
                className="field"
                dir="auto"
                maxLength={120}
                value={line.label}
                onChange={(event) => change(line.id, { label: event.target.value })}
              />
            </label>
            <WhereItIs
              url={line.url}
              onUrl={(url) => change(line.id, { url })}
              onReplaced={(url) => head.recordings.some((one) => one.url === url) || drop(room.document, url)}
              onFile={(file) =>
                set((now) =>
                  now.map((one) => {
                    if (one.id !== line.id) return one;
                    const channel = file.type.startsWith("video/") ? "video" : "audio";
                    return { ...one, channel, label: one.label || file.name.replace(/\.\w+$/, "") };
                  }),
                )
              }
              onComing={(comes) =>
                setComing((now) => (comes ? [...now, line.id] : now.filter((one) => one !== line.id)))
              }
            />
            <label>
              <span className="lab">{t("record.recordings.channel")}</span>
              <select
                className="field"
                value={line.channel}
                onChange={(event) => change(line.id, { channel: event.target.value })}
              >
                <option value="audio">{t("record.channel.audio")}</option>
                <option value="video">{t("record.channel.video")}</option>
              </select>
            </label>
            {head.groups.length > 1 && (
              <label>
                <span className="lab">{t("record.recordings.group")}</span>
                <select
                  className="field"
                  value={line.board}
                  onChange={(event) => change(line.id, { board: event.target.value })}
                >
                  <option value="">{t("record.recordings.all")}</option>
                  {head.groups.map(({ board, title }) => (
                    <option key={board} value={board}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <div className="rec-until" role="group" aria-label={t("record.recordings.began")}>
              <span className="lab">{t("record.recordings.began")}</span>
              <input
                className="field"
                type="date"
                aria-label={t("record.day")}
                value={line.day}
                onChange={(event) => change(line.id, { day: event.target.value })}
              />
              <input
                className="field"
                type="time"
                aria-label={t("record.clock")}
                value={line.clock}
                onChange={(event) => change(line.id, { clock: event.target.value })}
              />
              <input
                className="field num"
                type="number"
                min={0}
                max={59}
                aria-label={t("record.second")}
                value={line.second}
                onChange={(event) => change(line.id, { second: event.target.value })}
              />
            </div>
            <button type="button" className="link" onClick={() => remove(line)}>
              {t("record.recordings.remove")}
            </button>
          </fieldset>
        ))}
        {lines.length < most && (
          <button type="button" className="link" onClick={() => set((now) => [...now, fresh(room, head, zone)])}>
            {t("record.recordings.add")}
          </button>
        )}
        <Why words={missing || why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("record.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

interface Draft {
  readonly lines: readonly Line[];
  readonly removed: readonly string[]; // by this person, in this dialogue
}
// What was drafted here, with what others have added since.
function withOthers(
  draft: Draft | undefined,
  room: ReturnType<typeof useRoom>,
  head: SessionRecordHead,
  zone: string,
): readonly Line[] {
  const now = linesOf(head, zone);
  if (!draft?.lines) return now.length > 0 ? now : [fresh(room, head, zone)];
  const others = now.filter(({ id }) => !draft.removed.includes(id) && !draft.lines.some((line) => line.id === id));
  return [...draft.lines, ...others];
}

function drop(document: string, url: string): void {
  const server = recordingsAt(location.origin);
  const id = server.idIn(document, url);
  if (id !== undefined) void server.drop(document, id);
}

function fresh(room: ReturnType<typeof useRoom>, head: SessionRecordHead, zone: string): Line {
  const began = head.startsMs === 0n ? { day: "", clock: "" } : fieldsOf(Number(head.startsMs), zone);
  return { id: room.session.newId(), label: "", url: "", channel: "audio", board: "", ...began, second: "0" };
}
function linesOf({ recordings }: SessionRecordHead, zone: string): Line[] {
  return recordings.map(({ id, label, url, channel, board, startedMs }) => {
    const ms = Number(startedMs);
    const began = ms === 0 ? { day: "", clock: "" } : fieldsOf(ms, zone);
    return { id, label, url, channel, board, ...began, second: String(Math.floor(ms / 1_000) % 60) };
  });
}
