import { useState } from "react";
import type { SayingCode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { placeAt } from "../join/places.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { goTo } from "../route.ts";
import { codeWords } from "./sentences.ts";
import { useRoom, useTopic } from "./use.ts";
import "./room.css";

const MovedOn = later(async () => (await import("../ways/door.ts")).MovedOn(), undefined, false);

interface Way {
  readonly title: Key;
  readonly on: "reload" | "join";
}
// What happened in a few words, and the way on there is.
function wayOf(why: SayingCode): Way {
  switch (why) {
    case "removed":
      return { title: "stop.removed", on: "join" };
    case "openedElsewhere":
      return { title: "stop.openedElsewhere", on: "reload" };
    case "sessionEnded":
      return { title: "stop.sessionEnded", on: "join" };
    case "somebodyElse":
      return { title: "stop.somebodyElse", on: "join" };
    case "noSuchBoard":
      return { title: "stop.noSuchBoard", on: "join" };
    case "otherVersion":
      return { title: "stop.otherVersion", on: "reload" };
    default:
      return { title: "stop.outOfStep", on: "reload" };
  }
}

// Nothing more can be done here: what happened, what became of the person's words, what they can do.
export function Stopped({ why, onLeave }: { readonly why: SayingCode; readonly onLeave: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const over = why === "noSuchBoard" && isRehearsal(room.document);
  const words = over ? [] : room.seat.wordsKept();
  // Whoever is given another seat is out of this board, and finds the other one in the programme.
  // Who was moved while they were away is told of the old board what everybody else is: that there is none.
  const meeting = room.session.shown.board()?.meeting || (placeAt(room.document)?.meeting ?? "");
  const mayBeMoved = why === "removed" || (why === "noSuchBoard" && !over);
  const elsewhere = mayBeMoved && meeting !== room.document && placeAt(meeting) !== undefined;
  const [moved, setMoved] = useState(false); // to another group, which is said instead
  const { title, on } = over ? ({ title: "rehearsal.over", on: "join" } as const) : wayOf(why);
  return (
    <main className="opening stopped">
      <Mark />
      {elsewhere && <MovedOn meeting={meeting} onSeat={setMoved} />}
      {!moved && (
        <div role="status">
          <h1>{t(title)}</h1>
          <p>{over ? t("rehearsal.over.more") : whatToDo(codeWords(t, why))}</p>
        </div>
      )}
      {elsewhere && !moved && why === "removed" && <p>{t("stop.moved")}</p>}
      {words.length > 0 && <WordsToTake words={words} />}
      <div className="row">
        {elsewhere && (
          <button type="button" className={moved ? "b big" : "b main big"} onClick={() => goTo("meeting", meeting)}>
            {t("meeting.title")}
          </button>
        )}
        {on === "reload" ? (
          <button type="button" className="b main big" onClick={() => location.reload()}>
            {t("stop.reload")}
          </button>
        ) : moved ? null : (
          <button type="button" className={elsewhere ? "b big" : "b main big"} onClick={onLeave}>
            {t("stop.join")}
          </button>
        )}
      </div>
    </main>
  );
}

// The title has said what happened already.
function whatToDo(sentences: string): string {
  return /^[^.]+\.\s+(.+)$/s.exec(sentences)?.[1] ?? sentences;
}

function WordsToTake({ words }: { readonly words: readonly string[] }) {
  const t = useT();
  const room = useRoom();
  return (
    <section className="msg wait">
      <h2 className="tag">
        <Glyph name="keep" />
        {t("stop.words")}
      </h2>
      <p>{t("stop.words.more")}</p>
      <ol className="words-to-take">
        {words.map((some, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice
          <li key={at}>
            <q dir="auto">{some}</q>
          </li>
        ))}
      </ol>
      <div className="row">
        <button
          type="button"
          className="b"
          onClick={() => void copy(t, room.announcer.own.bind(room.announcer), words)}
        >
          {t("copy")}
        </button>
        <button type="button" className="b" onClick={() => download(room.document, words)}>
          {t("stop.download")}
        </button>
      </div>
    </section>
  );
}

async function copy(t: T, tell: (words: string) => void, words: readonly string[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(words.join("\n\n"));
    tell(t("copied"));
  } catch {
    // Without permission the words stay on the screen, to be selected.
  }
}

function download(document: string, words: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([words.join("\n\n"), "\n"], { type: "text/plain;charset=utf-8" }));
  const link = globalThis.document.createElement("a");
  link.href = address;
  link.download = `${document}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
