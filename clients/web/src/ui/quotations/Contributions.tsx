import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Note_Visibility } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { stateKey as outcomeKey } from "../deciding/words.ts";
import { useT } from "../language.ts";
import { ActionLine } from "../panels/Actions.tsx";
import { later } from "../parts/later.tsx";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { MessageStack } from "../room/MessageStack.tsx";
import { NotSent } from "../room/NotSent.tsx";
import type { Room } from "../room/room.ts";
import { RoomContext, useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { AskedDialog } from "./AskedDialog.tsx";
import { boardsOf, contributionsOf, isNothing } from "./contributions.ts";
import { mineOf } from "./model.ts";
import { useOpened } from "./opening.ts";
import { SaidList } from "./Said.tsx";
import "../panels/panels.css";
import "./quotations.css";

const MeetingRecords = later(async () => (await import("../record/door.ts")).MeetingRecords(), undefined, false);

// My contributions over the whole meeting: what I said, wrote, proposed and took on, how each may be used, and the same steps
// as on its board.
export function Contributions({ onEnter }: { readonly onEnter: (board: string) => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const boards = boardsOf(room.session.shown);
  const titleOf = (board: string) => boards.find((one) => one.board === board)?.title ?? board;
  const { rooms, done, unreached, again } = useOpened(
    boards.map(({ board }) => board),
    room.session.me.participant,
  );
  const [full, setFull] = useState<ReadonlySet<string>>(new Set());
  const tells = useCallback((board: string, some: boolean) => {
    setFull((before) => {
      if (before.has(board) === some) return before;
      const next = new Set(before);
      if (!next.delete(board)) next.add(board);
      return next;
    });
  }, []);
  const all = done === boards.length;
  useWarning(rooms);
  return (
    <main className="mine-all">
      <p>
        <button type="button" className="link" onClick={() => goTo("meeting", room.document)}>
          {t("mine.all.back")}
        </button>
      </p>
      <h1>{t("mine.title")}</h1>
      <p className="mine-intro">{t("mine.all.more")}</p>
      <p className="label num" role="status">
        {all ? "" : t("mine.all.opening", { at: done + 1, all: boards.length })}
      </p>
      {unreached.length > 0 && (
        <div className="msg bad" role="alert">
          <p>{t("mine.all.unreached", { boards: unreached.map(titleOf).join(", ") })}</p>
          <button type="button" className="b" onClick={again}>
            {t("mine.all.again")}
          </button>
        </div>
      )}
      {all && rooms.length === 0 && unreached.length === 0 && <p className="mine-none">{t("mine.all.none")}</p>}
      {all && rooms.length > 0 && full.size === 0 && <p className="mine-none">{t("mine.all.nothing")}</p>}
      {rooms.map((board) => (
        <RoomContext key={board.document} value={board}>
          <OnBoard title={titleOf(board.document)} onSome={tells} onEnter={() => onEnter(board.document)} />
        </RoomContext>
      ))}
      {!isRehearsal(room.document) && (
        <section className="mine-records">
          <MeetingRecords document={room.document} />
          <p className="label">{t("mine.corrections")}</p>
        </section>
      )}
    </main>
  );
}

// Not while something that was done here is on its way.
function useWarning(rooms: readonly Room[]): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (rooms.some((room) => room.savedState().changes > 0)) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [rooms]);
}

function OnBoard({
  title,
  onSome,
  onEnter,
}: {
  readonly title: string;
  readonly onSome: (board: string, some: boolean) => void;
  readonly onEnter: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "words");
  useTopic(room, "people");
  const [asked, setAsked] = useState("");
  const { shown, me } = room.session;
  const board = shown.board();
  const said = mineOf(room);
  const mine = contributionsOf(shown, me.participant, (card) => room.isMine(card));
  const some = said.length > 0 || !isNothing(mine);
  useEffect(() => onSome(room.document, some), [room, some, onSome]);
  if (!some) return null;
  const name = board?.title || title;
  return (
    <section className="mine-board" aria-label={name}>
      <header>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <button type="button" className="link" onClick={onEnter}>
          {t("meeting.open")}
          <span className="vh"> {name}</span>
        </button>
      </header>
      {said.length > 0 && (
        <Part title="mine.said">
          <SaidList said={said} onAsked={setAsked} />
        </Part>
      )}
      {mine.cards.length > 0 && (
        <Part title="mine.cards" used={board?.policy?.authorsVisibleOnBoard ? "mine.cards.signed" : "mine.unsigned"}>
          <Lines>
            {mine.cards.map(({ id, value, text }) => (
              <Line
                key={id}
                id={id}
                number={value.number}
                words={text?.content ?? ""}
                more={value.trashed ? t("mine.trashed") : ""}
              />
            ))}
          </Lines>
        </Part>
      )}
      {mine.notes.length > 0 && (
        <Part title="mine.notes" used="mine.notes.used">
          <Lines>
            {mine.notes.map(({ id, value, text }) => (
              <Line
                key={id}
                id={id}
                words={text?.content ?? ""}
                more={[
                  value.visibility === Note_Visibility.WORKING ? t("notes.working") : "",
                  value.trashed ? t("mine.trashed") : "",
                ]
                  .filter(Boolean)
                  .join(", ")}
              />
            ))}
          </Lines>
        </Part>
      )}
      {mine.proposals.length > 0 && (
        <Part title="mine.proposals" used="mine.proposals.used">
          <Lines>
            {mine.proposals.map(({ id, value }) => (
              <Line
                key={id}
                id={id}
                number={value.number}
                words={value.versions.at(-1)?.text || value.title}
                more={t(outcomeKey(value.state))}
              />
            ))}
          </Lines>
        </Part>
      )}
      {mine.actions.length > 0 && (
        <Part title="mine.actions" used="mine.actions.used">
          <ul className="decided">
            {mine.actions.map(({ id, value }) => (
              <ActionLine key={id} id={id} action={value} />
            ))}
          </ul>
        </Part>
      )}
      <MessageStack />
      {asked !== "" && <AskedDialog id={asked} onClose={() => setAsked("")} />}
    </section>
  );
}

function Part({ title, used, children }: { readonly title: Key; readonly used?: Key; readonly children: ReactNode }) {
  const t = useT();
  return (
    <div className="mine-part">
      <h3>{t(title)}</h3>
      {used && <p className="label">{t(used)}</p>}
      {children}
    </div>
  );
}
function Lines({ children }: { readonly children: ReactNode }) {
  return <ul className="mine-lines">{children}</ul>;
}
function Line({
  id,
  number = 0,
  words,
  more,
}: {
  readonly id: string;
  readonly number?: number;
  readonly words: string;
  readonly more: string;
}) {
  return (
    <li>
      <NotSent id={id} />
      <span className="num quiet">{number > 0 ? number : ""}</span>
      <p dir="auto">{words}</p>
      {more !== "" && <span className="label">{more}</span>}
    </li>
  );
}
