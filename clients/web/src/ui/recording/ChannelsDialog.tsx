import { type FormEvent, useEffect, useRef, useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { channelsKnown, channelsOf } from "./channels.ts";
import { channelWord } from "./words.ts";
import "./recording.css";

export function ChannelsTitle() {
  const t = useT();
  return <>{t("recording.meeting.open")}</>;
}

// For who leads a meeting: how its boards are captured. A board keeps what its people were told when it was opened; what
// comes on a running one is announced there.
export function ChannelsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const seen = useRef(room.session.shown.meeting());
  const before = channelsOf(seen.current?.policy?.captureChannels ?? [], []);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );
  const all = [...new Set([...channelsKnown, ...before])];
  const keeps = async (event: FormEvent) => {
    event.preventDefault();
    if (waits) return;
    setWaits(true);
    setWhy("");
    const captureChannels = all.filter((channel) => chosen.includes(channel));
    const answer = await room.asks(
      { case: "setMeeting", value: { setCaptureChannels: true, captureChannels } },
      () => here.current,
    );
    setWaits(false);
    if (answer.is === "refused") return setWhy(refusalWords(t, answer.refusal));
    if (answer.is === "done") {
      room.announcer.own(t("recording.meeting.kept"));
      onClose();
    }
  };
  return (
    <Sheet title={t("recording.meeting.title")} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void keeps(event)}>
        <p>{t("recording.meeting.more")}</p>
        <fieldset>
          <legend className="vh">{t("recording.meeting.title")}</legend>
          {all.map((channel) => (
            <label className="ask-row" key={channel}>
              <input
                type="checkbox"
                checked={chosen.includes(channel)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, channel] : chosen.filter((one) => one !== channel))
                }
              />
              <span>{channelWord(t, channel)}</span>
            </label>
          ))}
        </fieldset>
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits || chosen.length === 0}>
            {t("recording.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
