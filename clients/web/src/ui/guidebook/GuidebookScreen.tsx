import { useEffect, useMemo, useState } from "react";
import type { Guidebook } from "../../index.ts";
import { PeopleHere } from "../board/RunningHead.tsx";
import { placeAt } from "../join/places.ts";
import { languageShown, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import type { Pillar } from "../parts/pillars.ts";
import { dayWords } from "../quotations/model.ts";
import { useBoards } from "../record/boards.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import { SavedWords } from "../room/SavedWords.tsx";
import { useLeave, useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { useStore } from "../store.ts";
import { type Book, bookOf, type ChapterPart, sourcesOf } from "./book.ts";
import { ChapterOf } from "./ChapterOf.tsx";
import { type Desk, DeskContext, goToPart, Hands, useDesk } from "./desk.ts";
import { wanted } from "./entering.ts";
import { pillarOfChapter } from "./pillar.ts";
import { keyOf, usePrinted } from "./printed.ts";
import { recordOf } from "./record_of.ts";
import { useTold } from "./told.ts";
import "../notes/notes.css";
import "./guidebook.css";

const Dialogs = later(async () => (await import("./Dialogs.tsx")).Dialogs, undefined, false);

// The guidebook, a chapter at a time: what is in it at the left, its parts in the middle, beside each what is known of it.
// Whoever writes it sees drafts and writes in them; readers what is ready.
export function GuidebookScreen({ head }: { readonly head: Guidebook }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  useTopic(room, "people");
  useTopic(room, "state");
  const [hands] = useState(() => new Hands());
  const writes = mayNow(room, "setField").may;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const book = useMemo(() => bookOf(room.session.shown), [room, version]);
  const chosen = useStore(hands.chapter);
  const chapter = book.chapters.find(({ id }) => id === chosen) ?? book.chapters[0];
  const told = useTold(room, writes);
  const quotes = book.chapters.flatMap((one) => [one, ...one.entries]).flatMap((part) => part.quotes.map(keyOf));
  const printed = usePrinted(
    room,
    writes,
    `${quotes.sort().join(" ")} ${told.takenBack} ${book.editions.length}`.trim(),
  );
  const boards = useBoards(room, documentsOf(chapter, head.meetings));
  const desk = useMemo((): Desk => ({ hands, writes, boards, printed, told }), [hands, writes, boards, printed, told]);
  useEffect(() => {
    document.title = `${head.title} · Plenary`;
  }, [head.title]);
  useLed(room.document, book, hands);
  const pillar = chapter && pillarOfChapter(chapter);
  const off = room.savedState().kind === "offline" && !navigator.onLine;
  return (
    <DeskContext value={desk}>
      <div className={`gb ${pillar ? `p-${pillar}` : ""}`}>
        <a className="skip" href="#guidebook">
          {t("guide.skip")}
        </a>
        <Head head={head} book={book} pillar={pillar} />
        {off && (
          <p className="banner" role="status">
            {t("offline.words")}
          </p>
        )}
        <Chapters book={book} shown={chapter?.id ?? ""} hands={hands} />
        <main className="gb-scroll" id="guidebook" tabIndex={-1}>
          {writes && told.takenBack > 0 && (
            <TakenBack count={told.takenBack} edition={told.editions[0]?.number ?? ""} hands={hands} />
          )}
          {chapter && <ChapterOf key={chapter.id} head={head} chapter={chapter} />}
          <Foot book={book} head={head} />
        </main>
        <Asked book={book} head={head} shown={chapter?.id ?? ""} hands={hands} />
        <MessageStack />
        <Announcements />
      </div>
    </DeskContext>
  );
}

// Documents that the sources and quotations of a chapter are in.
function documentsOf(chapter: ChapterPart | undefined, meetings: readonly string[]): readonly string[] {
  const parts = chapter ? [chapter, ...chapter.entries] : [];
  const all = new Set(parts.flatMap((part) => [...sourcesOf(part), ...part.quotes]).map(({ document }) => document));
  // And the record of each board: where it can be heard.
  return [...all]
    .flatMap((document) => (document.includes(".record") ? [document] : [document, recordOf(document, meetings)]))
    .sort();
}

// Whoever is led to a part is turned to its chapter.
function useLed(document: string, book: Book, hands: Hands): void {
  const led = useStore(wanted);
  const id = led?.document === document ? led.id : "";
  const home = book.chapters.find((one) => one.id === id || one.entries.some((entry) => entry.id === id));
  useEffect(() => {
    if (!home) return;
    wanted.set(undefined);
    hands.chapter.set(home.id);
    goToPart(id);
  }, [home, hands, id]);
}

function Asked({
  book,
  head,
  shown,
  hands,
}: {
  readonly book: Book;
  readonly head: Guidebook;
  readonly shown: string;
  readonly hands: Hands;
}) {
  const asked = useStore(hands.asking);
  return asked && <Dialogs asking={asked} book={book} head={head} chapter={shown} />;
}

function Chapters({ book, shown, hands }: { readonly book: Book; readonly shown: string; readonly hands: Hands }) {
  const t = useT();
  if (book.chapters.length < 2) return null;
  return (
    <nav className="gb-chapters" aria-label={t("guide.chapters")}>
      {book.chapters.map((one) => {
        const pillar = pillarOfChapter(one);
        return (
          <button
            key={one.id}
            type="button"
            className={pillar ? `p-${pillar}` : ""}
            aria-current={one.id === shown ? "page" : undefined}
            onClick={() => {
              hands.chapter.set(one.id);
              document.querySelector(".gb-scroll")?.scrollTo({ top: 0 });
            }}
          >
            {pillar && <Glyph name={pillar} turns={pillar === "routes"} on={one.id === shown} />}
            <bdi>{pillar ? t(`pillar.${pillar}`) : one.title}</bdi>
          </button>
        );
      })}
    </nav>
  );
}

function Head({
  head,
  book,
  pillar,
}: {
  readonly head: Guidebook;
  readonly book: Book;
  readonly pillar: Pillar | undefined;
}) {
  const t = useT();
  const room = useRoom();
  const leave = useLeave();
  const latest = book.editions[0]?.body.value.number;
  const { hands, writes } = useDesk();
  const meeting = head.meetings[0] ?? "";
  const act = (what: string) => {
    switch (what) {
      case "undo":
        return room.undo(t("guide.undone"));
      case "entry":
      case "offers":
      case "blocked":
      case "editions":
      case "about":
      case "search":
      case "settings":
        return hands.asking.set({ what });
      case "print":
        return print();
      case "meeting":
        return goTo("meeting", meeting);
      case "leave":
        return leave();
    }
  };
  return (
    <header className="run">
      <Mark pillar={pillar} />
      <span className="where">
        <span className="s">
          {latest === undefined ? t("guide.title") : t("guide.edition", { number: latest })}
          {writes && <>, {t("guide.workingCopy")}</>}
        </span>
        <b dir="auto">{head.title}</b>
      </span>
      <div className="end">
        <PeopleHere />
        <SavedWords />
        <button type="button" className="b opt" onClick={() => hands.asking.set({ what: "search" })}>
          {t("guide.search.menu")}
        </button>
        {writes && (
          <button type="button" className="b opt" onClick={() => hands.asking.set({ what: "offers" })}>
            {t("guide.offers.menu")}
          </button>
        )}
        <button type="button" className="b opt" onClick={() => hands.asking.set({ what: "editions" })}>
          {t("guide.editions.menu")}
        </button>
        <MenuButton
          label={t("menu")}
          className="bare menu-button"
          onChoose={act}
          lines={[
            writes && { id: "undo", words: t("guide.undo") },
            writes && { id: "entry", words: t("guide.add.menu") },
            writes && { id: "offers", words: t("guide.offers.menu") },
            writes && { id: "blocked", words: t("guide.blocked.menu") },
            writes && { id: "about", words: t("guide.about.menu") },
            writes && "line",
            { id: "search", words: t("guide.search.menu") },
            { id: "editions", words: t("guide.editions.menu") },
            { id: "print", words: t("guide.print") },
            placeAt(meeting) !== undefined && { id: "meeting", words: t("meeting.title") },
            "line",
            { id: "settings", words: t("settings.title") },
            { id: "leave", words: t("guide.leave") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
    </header>
  );
}
function TakenBack({
  count,
  edition,
  hands,
}: {
  readonly count: number;
  readonly edition: string;
  readonly hands: Hands;
}) {
  const t = useT();
  return (
    <div className="gb-due" role="status">
      <p>{t("guide.takenBack", { count, edition })}</p>
      <button type="button" className="b" onClick={() => hands.asking.set({ what: "editions" })}>
        {t("guide.editions.menu")}
      </button>
    </div>
  );
}

function Foot({ book, head }: { readonly book: Book; readonly head: Guidebook }) {
  const t = useT();
  const latest = book.editions[0]?.body.value;
  return (
    <footer className="gb-end">
      <div>
        <b>
          {latest ? (
            <>
              {t("guide.edition", { number: latest.number })}, <bdi>{dayWords(latest.date, languageShown())}</bdi>
            </>
          ) : (
            t("guide.noEdition")
          )}
        </b>
        <p>
          {latest && latest.quotationsRemoved > 0 && <>{t("guide.removed", { count: latest.quotationsRemoved })} </>}
          {t("guide.promise")}{" "}
          {head.organiser !== "" && (
            <>
              {t("guide.writeTo")} <bdi>{head.organiser}</bdi>.
            </>
          )}
        </p>
      </div>
    </footer>
  );
}
