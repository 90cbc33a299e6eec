import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { BoardCover } from "./BoardCover.tsx";
import { placeAt } from "./places.ts";
import "./join.css";

// The meeting's policy in plain words, before the board; the question one has come for is on the left-hand page.
export function PolicyScreen({ board, onRead }: { readonly board: Board; readonly onRead: () => void }) {
  const t = useT();
  const room = useRoom();
  const place = placeAt(room.document);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus({ preventScroll: true }), []);
  const words = board.policy?.verbatim || place?.policy || t("policy.default");
  const signed = board.policy?.authorsVisibleOnBoard ?? false;
  return (
    <main className="join">
      <BoardCover board={board} />
      <section className="join-form">
        <h1 className="join-title">{t("policy.title")}</h1>
        <section className="policy">
          <h2>{t("policy.label")}</h2>
          <p dir="auto">{words}</p>
          <p className="policy-plain">{t(signed ? "policy.signed" : "policy.unsigned")}</p>
        </section>
        <div className="send">
          <button ref={go} type="button" className="b main big" onClick={onRead}>
            {t("policy.go")}
          </button>
          {place && <span className="label">{t("policy.you", { name: place.name })}</span>}
        </div>
      </section>
    </main>
  );
}
