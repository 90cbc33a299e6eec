import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { recordingsAt } from "../../recordings.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { useDesk } from "./desk.ts";

type State =
  | { readonly is: "still" }
  | { readonly is: "comes"; readonly percent: number; readonly waits: boolean }
  | { readonly is: "refused"; readonly why: string };

// Where a recording is: a file that is brought to this server, or an address elsewhere.
export function WhereItIs({
  url,
  onUrl,
  onReplaced,
  onFile,
  onComing,
}: {
  readonly url: string;
  readonly onUrl: (url: string) => void;
  readonly onReplaced: (url: string) => void; // a file that another came in the place of
  readonly onFile: (file: File) => void;
  readonly onComing: (comes: boolean) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { pauses } = useDesk();
  const [state, setState] = useState<State>({ is: "still" });
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const fileId = useId();
  const server = recordingsAt(location.origin);
  const isHere = server.idIn(room.document, url) !== undefined;

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    const id = room.session.newId();
    const controller = new AbortController();
    stop.current = controller;
    onComing(true);
    setState({ is: "comes", percent: 0, waits: false });
    const answer = await server.bring(room.document, id, file, {
      signal: controller.signal,
      onHas: (has) =>
        setState({ is: "comes", percent: Math.floor((100 * has) / Math.max(1, file.size)), waits: false }),
      onWaits: (waits) => setState((now) => (now.is === "comes" ? { ...now, waits } : now)),
    });
    onComing(false);
    if (answer.ok) {
      onFile(file);
      onReplaced(url);
      onUrl(server.addressOf(room.document, id));
      setState({ is: "still" });
      room.announcer.own(t("record.recordings.came"));
    } else if (controller.signal.aborted) {
      void server.drop(room.document, id);
      setState({ is: "still" });
    } else {
      setState({ is: "refused", why: wordsFor(answer.code) });
    }
  };
  const wordsFor = (code: string) => {
    if (code === "too_large") return t("record.recordings.tooLarge");
    if (code === "no_room") return t("record.recordings.noRoom");
    if (code === "no_recording") return t("record.recordings.unknown");
    return t("record.recordings.refused");
  };

  if (state.is === "comes")
    return (
      <div className="rec-coming">
        <progress max={100} value={state.percent} aria-label={t("record.recordings.coming")} />
        <span className="label num" role="status">
          {state.waits ? t("record.recordings.waits") : t("record.recordings.percent", { percent: state.percent })}
        </span>
        <button type="button" className="link" onClick={() => stop.current?.abort()}>
          {t("record.recordings.stop")}
        </button>
      </div>
    );
  return (
    <>
      {isHere ? (
        <p className="label">{t("record.recordings.here")}</p>
      ) : (
        <label>
          <span className="lab">{t("record.recordings.address")}</span>
          <input
            className="field"
            dir="ltr"
            type="url"
            placeholder="https://"
            maxLength={2_000}
            value={url}
            onChange={(event) => onUrl(event.target.value)}
          />
        </label>
      )}
      <label htmlFor={fileId} className="link rec-choose">
        {t(isHere ? "record.recordings.otherFile" : "record.recordings.file")}
        <input
          id={fileId}
          className="vh"
          type="file"
          accept="audio/*,video/*"
          onChange={(event) => void choose(event)}
        />
      </label>
      {pauses.length > 0 && <p className="label">{t("record.recordings.cutFirst")}</p>}
      {state.is === "refused" && (
        <p className="fault" role="alert">
          {state.why}
        </p>
      )}
    </>
  );
}
