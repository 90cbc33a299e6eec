import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { Hands as BoardHands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Around } from "../notes/around.ts";
import { NoteText } from "../notes/NoteText.tsx";
import { noBoard } from "../record/boards.ts";
import { NotSent } from "../room/NotSent.tsx";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { Agreeing } from "./Agreeing.tsx";
import { type ChapterPart, type EntryPart, type Field, says, wordsOf } from "./book.ts";
import { useDesk } from "./desk.ts";
import { editorPart, fetchEditor } from "./editor_part.ts";
import { composesIn, FirstWords, firstIn } from "./FirstWords.tsx";
import { News } from "./News.tsx";
import { Sources } from "./Sources.tsx";
import { stepsIn } from "./steps.ts";

// One field: what it is called, what it says, where that comes from. Whoever writes does so in place, as long as the part is
// a draft.
export function FieldOf({
  part,
  field,
  bare,
}: {
  readonly part: ChapterPart | EntryPart;
  readonly field: Field;
  readonly bare: boolean; // its title stands above it already
}) {
  const t = useT();
  const { hands, writes } = useDesk();
  const chosen = useStore(hands.editing) === field.id;
  const changes = writes && !part.ready;
  const { Editor } = useStore(editorPart);
  useEffect(() => {
    if (changes) void fetchEditor();
  }, [changes]);
  const here = useRef<HTMLDivElement>(null);
  // Whoever stands in it when somebody else begins it goes on in their words: what is typed next belongs there, too. An
  // input method is let end first.
  const stands = changes && says(field) && !chosen ? firstIn(here.current) : undefined;
  const joins = stands !== undefined && Editor !== undefined && !composesIn(stands);
  const editing = chosen || joins;
  useLayoutEffect(() => {
    if (joins) hands.editing.set(field.id);
  }, [joins, hands, field.id]);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) here.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const { kind, record } = field;
  const words = wordsOf(field);
  const title = t(kind.title);
  const shown = says(field) || (editing && record !== undefined);
  const waits = stands !== undefined && !joins;
  const isLimits = kind.name === "limits" && shown && !editing;
  return (
    <div
      ref={here}
      role="group"
      className={`gb-field${isLimits ? " limits" : ""}`}
      data-part={field.id}
      tabIndex={-1}
      aria-label={title}
    >
      <h3 className={bare ? "vh" : ""}>
        {title}
        {changes && kind.required && !says(field) && <span className="gb-needed"> {t("guide.required")}</span>}
      </h3>
      {changes && (!shown || (editing && !Editor) || waits) && <FirstWords part={part} field={field} />}
      {shown && editing && changes && Editor && (
        <Editor id={field.id} label={title} onDone={() => hands.editing.set("")} />
      )}
      {shown && !(editing && changes) && !waits && (
        <Words
          words={words}
          steps={kind.name === "steps"}
          onWrite={changes ? () => hands.editing.set(field.id) : undefined}
        />
      )}
      {record && <Agreeing record={record} />}
      {writes && record && <News part={part} field={field} />}
      {(changes || record) && (
        <p className="gb-foot">
          {changes && record && <Sources sources={record.body.value.sources} />}
          <Writer id={field.id} />
          <NotSent id={field.id} />
          {changes && shown && !editing && (
            <button type="button" className="link" onClick={() => hands.editing.set(field.id)}>
              {t("edit")}
              <span className="vh"> {title}</span>
            </button>
          )}
          {changes && (
            <button
              type="button"
              className="link"
              onClick={() => hands.asking.set({ what: "sources", part: part.id, field: kind.name })}
            >
              {t("guide.sources.menu")}
              <span className="vh"> {title}</span>
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function Words({
  words,
  steps,
  onWrite,
}: {
  readonly words: string;
  readonly steps: boolean;
  readonly onWrite: (() => void) | undefined;
}) {
  const around = useAround(useRoom());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button below does the same
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      className={onWrite ? "gb-words writes" : "gb-words"}
      onClick={(event) => {
        if (!onWrite || (event.target as Element).closest("button, a")) return;
        if (String(getSelection()) === "") onWrite();
      }}
    >
      {steps ? <Steps words={words} /> : <NoteText words={words} around={around} />}
    </div>
  );
}
function useAround(room: Room): Around {
  return useMemo(() => new Around(room, noBoard, new BoardHands(), () => {}), [room]);
}

function Steps({ words }: { readonly words: string }) {
  return (
    <ol className="gb-steps">
      {stepsIn(words).map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may say the same
        <li key={`${at} ${step}`} dir="auto">
          {step}
        </li>
      ))}
    </ol>
  );
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
  return <span>{t("board.writing", { name: room.nameOf(holder.by) || t("board.somebody") })}</span>;
}
