import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CardKind } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { allKinds } from "../board/kinds.ts";
import { charactersLeft } from "../board/limits.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { mayNow, whyNot } from "../leading/may.ts";
import { useLeading } from "../leading/use.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { draftOf, forgetDraft, keepPlace, keepWords, placeFor } from "./draft.ts";
import { KindPicker } from "./KindPicker.tsx";
import { useTellsWriting } from "./telling.ts";
import "./composer.css";

// A new card is written here and put on the board when it is ready: nobody sees half a thought, and no empty card is
// left behind. What is begun is kept on the device until then.
//
// `hidden`: the group votes or decides. A form that was open then is put aside, so that it lies over none of it, and comes
// back afterwards; whoever takes it up sooner has it in front of them.
export function Composer({
  view,
  hands,
  hidden,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly hidden: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const writing = useStore(hands.writing);
  const [begun] = useState(() => draftOf(room.document));
  const [words, setWords] = useState(writing?.words ?? begun.words);
  const [writtenMs, setWrittenMs] = useState(begun.writtenMs);
  const { running } = useLeading();
  const goesOn = writing?.words === undefined && begun.words.trim() !== "";
  const place =
    writing &&
    placeFor(
      writing,
      goesOn ? begun.place : undefined,
      (id) => view.regions.some((one) => one.id === id),
      (id) => room.session.shown.cluster(id) !== undefined,
    );
  const [chosen, setChosen] = useState<CardKind | undefined>(place?.kind);
  const [choosing, setChoosing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const region = view.regions.find(({ id }) => id === place?.region) ?? view.regions[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when another region was chosen
  useEffect(() => {
    area.current?.focus();
  }, [writing?.region]);
  const tellsWriting = useTellsWriting();
  const suggested = region?.region.cardKinds ?? [];
  const kind = chosen ?? suggested[0] ?? allKinds[0] ?? 0;
  const isBegun = words.trim() !== "";
  // As text, which is the same as long as it says the same.
  const where = JSON.stringify({ ...place, region: region?.id, kind });
  useEffect(() => {
    if (isBegun) keepPlace(room.document, JSON.parse(where));
  }, [room, isBegun, where]);
  const wasHidden = useRef(hidden);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it begins
  useLayoutEffect(() => {
    if (hidden && !wasHidden.current) {
      if (isBegun) keepWords(room.document, words, writtenMs);
      hands.aside.set(isBegun);
      hands.writing.set(undefined);
    }
    wasHidden.current = hidden;
  }, [hidden]);
  if (!place || !region) return null;

  const left = charactersLeft(words);
  const told = mayNow(room, "addCard");
  // A thought from before this phase is still taken, marked as late; a timer cuts nobody off.
  const begunMs = Number(running?.body.value.startedMs ?? 0n);
  const late = told.may && told.late && writtenMs > 0 && writtenMs < begunMs;
  const closed = late ? undefined : whyNot(room, "addCard");
  const lines = words.split("\n").filter((line) => line.trim() !== "").length;

  const write = (next: string) => {
    setWords(next);
    const now = next.trim() === "" ? 0 : room.session.serverMs();
    setWrittenMs(now);
    keepWords(room.document, next, now);
    tellsWriting(now > 0);
  };
  const close = (back: string) => {
    hands.writing.set(undefined);
    const stop = back || hands.active.value;
    setTimeout(() => {
      // Whoever has gone on elsewhere meanwhile, into a note for instance, stays there.
      if (document.activeElement && document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)?.focus();
    }, 30);
  };
  const put = (then: "close" | "another") => {
    if (words.trim() === "") return then === "close" ? close("") : area.current?.focus();
    if (closed && then === "close") return close("");
    if (left < 0 || closed) return area.current?.focus();
    const id = room.session.newId();
    const placed = place.at ? { placed: true, ...place.at } : {};
    const lies = { region: region.id, cluster: place.cluster ?? "", ...placed };
    const written = late ? { writtenMs: BigInt(Math.round(writtenMs)) } : {};
    const taken = room.does(
      [{ case: "addCard", value: { id, kind, text: words.trim(), place: lies, ...written } }],
      t("said.added"),
    );
    if (!taken.ok) return;
    forgetDraft(room.document);
    setWords("");
    setWrittenMs(0);
    tellsWriting(false);
    hands.active.set(id);
    if (then === "close") return close(id);
    hands.writing.set({ region: region.id, ...(place.cluster === undefined ? {} : { cluster: place.cluster }) });
    area.current?.focus();
  };

  return (
    <section className="dock" aria-label={t("write.title")}>
      <div className="in">
        <div className="to">
          <label htmlFor="dock-region">{t("write.into")}</label>
          <select
            id="dock-region"
            value={region.id}
            onChange={(event) => hands.writing.set({ region: event.target.value })}
          >
            {view.regions.map(({ id, number, region: { title } }) => (
              <option key={id} value={id}>
                {number} {title}
              </option>
            ))}
          </select>
          {!choosing && (
            <button
              type="button"
              className="b bare more"
              aria-label={t("write.more")}
              onClick={() => setChoosing(true)}
            >
              <Glyph name="more" />
            </button>
          )}
          <button type="button" className="link" onClick={() => close("")}>
            {t("close")}
          </button>
        </div>
        <KindPicker
          suggested={suggested}
          kind={kind}
          all={choosing}
          onKind={(one, from) => {
            setChosen(one);
            if (from === "suggested") return;
            setChoosing(false);
            area.current?.focus();
          }}
        />
        <textarea
          ref={area}
          className="write"
          dir="auto"
          rows={2}
          aria-label={t("write.words")}
          placeholder={t("write.hint")}
          value={words}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Escape") {
              event.preventDefault();
              put("close");
            }
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              put(event.ctrlKey || event.metaKey ? "another" : "close");
            }
          }}
        />
        {lines > 1 && (
          <button
            type="button"
            className="link"
            onClick={() => {
              hands.asking.set({ what: "import", words, region: region.id });
              forgetDraft(room.document);
              hands.writing.set(undefined);
            }}
          >
            {t("import.lines", { count: lines })}
          </button>
        )}
        {closed && (
          <p className="why" role="status">
            {refusalWords(t, closed)}
          </p>
        )}
        {late && <p className="why">{t("write.late")}</p>}
        <div className="go">
          <span className={`label num${left < 0 ? " over" : ""}`}>
            {left < 0 ? t("write.tooLong", { count: -left }) : t("write.left", { count: left })}
          </span>
          <button
            type="button"
            className="b big main"
            aria-disabled={words.trim() === "" || left < 0 || closed !== undefined}
            onClick={() => put("another")}
          >
            {t("write.put")}
          </button>
        </div>
      </div>
    </section>
  );
}
