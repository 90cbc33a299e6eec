import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from "react";
import type { RecordFinding, RecordOffer } from "../../index.ts";
import { Hands as BoardHands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Around } from "../notes/around.ts";
import { NoteText } from "../notes/NoteText.tsx";
import { later } from "../parts/later.tsx";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { noBoard, roomOf } from "./boards.ts";
import { Corrigenda } from "./Corrigenda.tsx";
import { useDesk } from "./desk.ts";
import { Findings } from "./Findings.tsx";
import { Hearing } from "./Hearing.tsx";
import { Offer } from "./Offers.tsx";
import { Owner } from "./Owner.tsx";
import { ParagraphActs } from "./ParagraphActs.tsx";
import { PresenterOf } from "./Presenter.tsx";
import type { CorrectionRecord, Numbered } from "./paper.ts";
import { QuotationWords } from "./QuotationWords.tsx";
import { Sources } from "./Sources.tsx";
import { DotsOfVote } from "./Weighed.tsx";

const ParagraphEditor = later(async () => (await import("./ParagraphEditor.tsx")).ParagraphEditor);

export interface Walk {
  readonly next: (from: string, step: -1 | 1) => void;
  readonly moves: (one: Numbered, step: -1 | 1) => void;
  readonly addBelow: (one: Numbered) => void;
  readonly throwsAway: (one: Numbered) => void;
  readonly goesBeside: (from: string) => void; // it is thrown away
}

// One paragraph: its number in the margin, its words, what they come from; below it what is to be seen to.
export const ParagraphLine = memo(function ParagraphLine({
  one,
  tells,
  offer,
  waiting,
  corrigenda,
  reached,
  walk,
}: {
  readonly one: Numbered;
  readonly tells: readonly RecordFinding[] | undefined;
  readonly offer: RecordOffer | undefined;
  readonly waiting: number; // corrections without an answer
  readonly corrigenda: readonly CorrectionRecord[] | undefined;
  readonly reached: boolean; // the first, while one is at none
  readonly walk: Walk;
}) {
  const t = useT();
  const room = useRoom();
  const desk = useDesk();
  const { hands, keeps, frozen } = desk;
  const active = useStore(hands.active);
  const open = useStore(hands.editing) === one.id;
  const here = active === one.id;
  const { id, record, number } = one;
  const { value } = record.body;
  const words = record.text?.content ?? "";
  const writes = keeps && !frozen && !value.quotation;
  const editing = open && writes; // approved meanwhile, it is closed
  const around = useAround(value.board);
  const line = useRef<HTMLLIElement>(null);
  const pressed = usePressed();
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) line.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const keys = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    const step = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    if (step !== 0 && altKey && writesAt(desk)) walk.moves(one, step);
    else if (step !== 0 && !altKey) walk.next(id, step);
    else if (key === "Enter" && (ctrlKey || metaKey) && writesAt(desk)) walk.addBelow(one);
    else if (key === "Enter" && writes) hands.editing.set(id);
    else return;
    event.preventDefault();
  };
  return (
    <li
      ref={line}
      className={`rec-p${here ? " here" : ""}${value.internal ? " internal" : ""}`}
      data-part={id}
      tabIndex={here || reached ? 0 : -1}
      aria-label={t("record.paragraph", { number, words: words || t("record.source.quotation") })}
      onKeyDown={keys}
      onPointerDownCapture={pressed.down}
      onClick={() => hands.active.set(id)}
      onFocus={() => !pressed.is() && hands.active.set(id)}
    >
      <span className="rec-no num" aria-hidden="true">
        {number}
      </span>
      <div className="rec-body">
        {value.heading !== "" && (
          <h3 className={value.section === "decisions" ? "rec-decided" : ""} dir="auto">
            {value.heading}
          </h3>
        )}
        <DotsOfVote paragraph={value} />
        {editing ? (
          <ParagraphEditor
            id={id}
            number={number}
            onDone={(next) => {
              hands.editing.set("");
              void desk.refresh();
              if (next === "another") walk.addBelow(one);
              else if (room.session.shown.paragraph(id)?.trashed) walk.goesBeside(id);
            }}
          />
        ) : value.quotation ? (
          <QuotationWords paragraph={value} />
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the paragraph does the same
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <div
            className={writes ? "rec-words writes" : "rec-words"}
            onClick={(event) => {
              if (!writes || (event.target as Element).closest("button, a")) return;
              if (String(getSelection()) === "") hands.editing.set(id);
            }}
          >
            <NoteText words={words} around={around} />
          </div>
        )}
        <p className="rec-foot">
          <Sources sources={value.sources} reached={here || reached} />
          {value.atMs !== 0n && <Hearing atMs={Number(value.atMs)} board={value.board} reached={here || reached} />}
          {desk.several && value.board !== "" && <GroupOf board={value.board} />}
          {value.owner !== "" && <Owner participant={value.owner} />}
          {value.presenters.length > 0 && <PresentedBy presenters={value.presenters} />}
          {value.internal && <b className="rec-tag">{t("record.internal")}</b>}
          <Writer id={id} />
          <NotSent id={id} />
        </p>
        {value.presenters.length > 0 && <PresenterOf board={value.board} />}
        {(here || reached) && !editing && <ParagraphActs one={one} walk={walk} waiting={waiting} />}
        {tells && keeps && <Findings record={record} findings={tells} />}
        {offer && keeps && <Offer offer={offer} words={words} />}
        {corrigenda && <Corrigenda all={corrigenda} />}
      </div>
    </li>
  );
});
// Whoever came to the boards is known here by name; the others are in the programme, and in the copies.
function PresentedBy({ presenters }: { readonly presenters: readonly string[] }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const known = presenters.map((one) => room.nameOf(one)).filter((name) => name !== "");
  return (
    <span className="label">
      {known.length > 0 ? (
        <>
          {t("record.presentedBy")} <bdi>{known.join(", ")}</bdi>
        </>
      ) : (
        t("record.presentedBy.programme")
      )}
    </span>
  );
}

const writesAt = ({ keeps, frozen }: { readonly keeps: boolean; readonly frozen: boolean }) => keeps && !frozen;

// Between pressing and letting go nothing may move: what can be done to a paragraph appears with the click, not with the focus
// that comes before it, or the click would go astray.
function usePressed(): { readonly is: () => boolean; readonly down: () => void } {
  const pressed = useRef(false);
  return useMemo(
    () => ({
      is: () => pressed.current,
      down: () => {
        pressed.current = true;
        const up = () =>
          setTimeout(() => {
            pressed.current = false;
          });
        addEventListener("pointerup", up, { once: true });
        addEventListener("pointercancel", up, { once: true });
      },
    }),
    [],
  );
}

// What old notes refer to is shown as it is called on their board.
function useAround(board: string): Around {
  const room = useRoom();
  const { boards } = useDesk();
  const beside = roomOf(boards, board) ?? room;
  const kept = useRef<{ readonly of: object; readonly around: Around }>(undefined);
  if (kept.current?.of !== beside)
    kept.current = { of: beside, around: new Around(beside, noBoard, new BoardHands(), () => {}) };
  return kept.current.around;
}

function GroupOf({ board }: { readonly board: string }) {
  const room = useRoom();
  const group = room.session.shown.sessionRecord()?.groups.find((one) => one.board === board);
  return group ? <bdi className="label">{group.title}</bdi> : null;
}

// Somebody else is writing in it just now.
function Writer({ id }: { readonly id: string }) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  useTopic(room, "presence");
  const editing = useStore(hands.editing) === id;
  const holder = room.holderOf(id);
  if (!holder || editing || holder.by === room.session.me.participant) return null;
  return (
    <span className="rec-writes">{t("board.writing", { name: room.nameOf(holder.by) || t("board.somebody") })}</span>
  );
}
