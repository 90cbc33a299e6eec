import { useCallback, useEffect, useState } from "react";
import { type ScreeningCard, serverAt } from "../../index.ts";
import { kindKey } from "../board/kinds.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { Needed } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useOneTap } from "./doing.ts";

const againMs = 4_000;

// What was written in silence, before it is shown: without who wrote it, in an order that says nothing. All that is
// ticked is shown in one moment; what is held back stays with its author, who is told why.
export function ScreeningDialog({ view, onClose }: { readonly view: BoardView; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "board");
  const { waits, tap } = useOneTap();
  const [cards, setCards] = useState<readonly ScreeningCard[]>();
  const [failed, setFailed] = useState(false);
  const [tried, setTried] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const look = useCallback(async () => {
    const answer = await serverAt().readScreening(room.document);
    setFailed(!answer.ok);
    if (answer.ok) setCards(answer.value.cards);
  }, [room]);
  const asked = !waits;
  useEffect(() => {
    if (asked) void look();
    const timer = setInterval(() => void look(), againMs);
    return () => clearInterval(timer);
  }, [look, asked]);
  const waiting = cards?.filter(({ heldReason }) => heldReason === "") ?? [];
  const held = cards?.filter(({ heldReason }) => heldReason !== "") ?? [];
  const chosen = waiting.filter(({ id }) => !left.has(id));
  const others = waiting.filter(({ id }) => left.has(id));
  const title = (region: string) => view.regions.find(({ id }) => id === region)?.region.title ?? "";
  return (
    <Sheet title={t("screening.title")} onClose={onClose} wide>
      <div className="stack screening">
        <p className="label">{t("screening.words")}</p>
        {failed && (
          <p className="banner" role="alert">
            {t("screening.failed")}{" "}
            <button type="button" className="link" onClick={() => void look()}>
              {t("tryNow")}
            </button>
          </p>
        )}
        {cards && waiting.length === 0 && <p>{t("screening.nothing")}</p>}
        <ul className="choices">
          {waiting.map(({ id, region, kind, text }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={() => {
                    const next = new Set(left);
                    if (!next.delete(id)) next.add(id);
                    setLeft(next);
                  }}
                />
                <span>
                  <span className="words" dir="auto">
                    {text}
                  </span>{" "}
                  <small className="label">
                    {t(kindKey(kind))} · <bdi>{title(region)}</bdi>
                  </small>
                </span>
              </label>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <label>
            <span className="lab">{t("screening.reason")}</span>
            <input
              className="field"
              value={reason}
              maxLength={400}
              dir="auto"
              aria-invalid={tried && reason.trim() === ""}
              onChange={(event) => setReason(event.target.value)}
            />
            <Needed when={tried && reason.trim() === ""} />
          </label>
        )}
        <div className="foot">
          {others.length > 0 && (
            <button
              type="button"
              className="b"
              aria-disabled={waits || reason.trim() === ""}
              onClick={() => {
                setTried(reason.trim() === "");
                if (reason.trim() === "") return;
                tap({ case: "holdCards", value: { ids: others.map(({ id }) => id), reason: reason.trim() } });
                setReason("");
              }}
            >
              {t("screening.hold", { count: others.length })}
            </button>
          )}
          <button
            type="button"
            className="b main"
            aria-disabled={waits || chosen.length === 0}
            onClick={() =>
              chosen.length > 0 &&
              tap({
                case: "releaseCards",
                value: { cards: chosen.map(({ id, textVersion }) => ({ id, textVersion })) },
              })
            }
          >
            {t("screening.release", { count: chosen.length })}
          </button>
        </div>
        {held.length > 0 && (
          <>
            <h3>{t("screening.held")}</h3>
            <ul className="lines">
              {held.map(({ id, text, heldReason }) => (
                <li key={id}>
                  <span>
                    <span className="words" dir="auto">
                      {text}
                    </span>
                    <small className="label" dir="auto">
                      {heldReason}
                    </small>
                  </span>
                  <button
                    type="button"
                    className="b"
                    aria-disabled={waits}
                    onClick={() => tap({ case: "holdCards", value: { ids: [id], undo: true } })}
                  >
                    {t("screening.again")}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  );
}
