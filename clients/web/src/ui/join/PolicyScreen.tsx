import { useEffect, useRef, useState } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { soon } from "../parts/later.tsx";
import { type CaptureAnswers, stillToTell } from "../recording/channels.ts";
import { JoiningAnswers as loadAnswers } from "../recording/door.ts";
import { captureOf } from "../recording/use.ts";
import { useRoom } from "../room/use.ts";
import { BoardCover } from "./BoardCover.tsx";
import { Looks } from "./Looks.tsx";
import { placeAt } from "./places.ts";
import "./join.css";

const JoiningAnswers = soon(loadAnswers);

// The meeting's policy in plain words, before the board; the question one has come for is on the left-hand page.
export function PolicyScreen({ board, onRead }: { readonly board: Board; readonly onRead: () => void }) {
  const t = useT();
  const room = useRoom();
  const place = placeAt(room.document);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus({ preventScroll: true }), []);
  const [chosen, setChosen] = useState<CaptureAnswers>({});
  const asked = useRef<readonly string[]>([]);
  // What stands on the screen is told as it stands there; what was not shown was not asked.
  const goesOn = () => {
    // By this, and by nothing before it, is it said that the policy was read: the words of it that stand here.
    if (!room.session.shown.find(`policy_read.${room.session.me.participant}`))
      room.does([{ case: "acknowledgePolicy", value: { words: board.policy?.verbatim ?? "" } }]);
    const { answered } = captureOf(room);
    const channels = stillToTell(asked.current, chosen, answered);
    if (channels) room.does([{ case: "setCapture", value: { channels } }]);
    onRead();
  };
  const words = board.policy?.verbatim || place?.policy || t("policy.default");
  const signed = board.policy?.authorsVisibleOnBoard ?? false;
  return (
    <main className="join">
      <Looks />
      <BoardCover board={board} />
      <section className="join-form">
        <h1 className="join-title">{t("policy.title")}</h1>
        <section className="policy">
          <h2>{t("policy.label")}</h2>
          <p dir="auto">{words}</p>
          <p className="policy-plain">{t(signed ? "policy.signed" : "policy.unsigned")}</p>
        </section>
        <JoiningAnswers
          board={board}
          chosen={chosen}
          onAnswer={(channel, answer) => setChosen((before) => ({ ...before, [channel]: answer }))}
          onAsked={(channels) => {
            asked.current = channels;
          }}
        />
        <div className="send">
          <button ref={go} type="button" className="b main big" onClick={goesOn}>
            {t("policy.go")}
          </button>
          {place && <span className="label">{t("policy.you", { name: place.name })}</span>}
        </div>
      </section>
    </main>
  );
}
