import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Note_Visibility } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { stateKey as outcomeKey } from "../deciding/words.ts";
import { ForYouHere as loadForYou } from "../foryou/door.ts";
import { ofMineSought } from "../foryou/sought.ts";
import { useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { ActionLine } from "../panels/Actions.tsx";
import { useSeeking } from "../panels/seeking.ts";
import { later } from "../parts/later.tsx";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { MessageStack } from "../room/MessageStack.tsx";
import { NotSent } from "../room/NotSent.tsx";
import type { Room } from "../room/room.ts";
import { RoomContext, useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { AskedDialog } from "./AskedDialog.tsx";
import { Credit } from "./Credit.tsx";
import { boardsOf, contributionsOf, isNothing, type Contributions as Mine } from "./contributions.ts";
import { mineOf, type Quotation } from "./model.ts";
import { useOpened } from "./opening.ts";
import { type OwnBoard, useOwn } from "./own.ts";
import { SaidList } from "./Said.tsx";
import { SpeakingContext } from "./speaking.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";
import "../panels/panels.css";
import "./quotations.css";

const ForYouHere = later(loadForYou, undefined, false);
const MeetingRecords = later(async () => (await import("../record/door.ts")).MeetingRecords(), undefined, false);

// My contributions over the whole meeting: what I said, wrote, proposed and took on, how each may be used, and the same steps
// as on its board.
export function Contributions({ onEnter }: { readonly onEnter: (board: string) => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const page = useRef<HTMLElement>(null);
  useSeeking({ sought: ofMineSought }, page);
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
  const own = useOwn(room);
  const elsewhere = own.left;
  const leftNow = elsewhere.map(({ document }) => document).join(" ");
  const isLeft = (board: string) => elsewhere.some(({ document }) => document === board);
  useReturn(leftNow, rooms, again);
  const all = done === boards.length && own.done;
  useWarning(rooms);
  return (
    <main className="mine-all" ref={page}>
      <p>
        <button type="button" className="link" onClick={() => goTo("meeting", room.document)}>
          {t("mine.all.back")}
        </button>
      </p>
      <h1>{t("mine.title")}</h1>
      <p className="mine-intro">{t("mine.all.more")}</p>
      <ForYouHere rooms={rooms.filter(({ document }) => !isLeft(document))} left={elsewhere} titleOf={titleOf} />
      <p className="label num" role="status">
        {all ? "" : t("mine.all.opening", { at: Math.min(done + 1, boards.length), all: boards.length })}
      </p>
      {unreached.length > 0 && (
        <div className="msg bad" role="alert">
          <p>{t("mine.all.unreached", { boards: unreached.map(titleOf).join(", ") })}</p>
          <button type="button" className="b" onClick={again}>
            {t("mine.all.again")}
          </button>
        </div>
      )}
      {own.missing && (
        <div className="msg bad" role="alert">
          <p>{t("mine.left.missing")}</p>
          <button type="button" className="b" onClick={own.again}>
            {t("mine.all.again")}
          </button>
        </div>
      )}
      {all && rooms.length === 0 && elsewhere.length === 0 && unreached.length === 0 && !own.missing && (
        <p className="mine-none">{t("mine.all.none")}</p>
      )}
      {all && rooms.length > 0 && full.size === 0 && elsewhere.length === 0 && (
        <p className="mine-none">{t("mine.all.nothing")}</p>
      )}
      {rooms.map(
        (board) =>
          isLeft(board.document) || (
            <RoomContext key={board.document} value={board}>
              <OnBoard
                title={titleOf(board.document)}
                onSome={tells}
                onEnter={() => onEnter(board.document)}
                onLost={own.again}
              />
            </RoomContext>
          ),
      )}
      {elsewhere.map((board) => (
        <SpeakingContext key={board.document} value={board}>
          <OnBoardLeft board={board} />
        </SpeakingContext>
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

// Seated again at a board that was left, one comes to it as to the others.
function useReturn(left: string, rooms: readonly Room[], again: () => void): void {
  const before = useRef(left);
  useEffect(() => {
    const now = new Set(left.split(" "));
    const back = before.current.split(" ").filter((board) => board !== "" && !now.has(board));
    before.current = left;
    if (back.some((board) => !rooms.some(({ document }) => document === board))) again();
  }, [left, rooms, again]);
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
  onLost,
}: {
  readonly title: string;
  readonly onSome: (board: string, some: boolean) => void;
  readonly onEnter: () => void;
  readonly onLost: () => void; // it is open to this person no longer
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  useTopic(room, "document");
  useTopic(room, "words");
  useTopic(room, "people");
  const { shown, me } = room.session;
  const board = shown.board();
  const said = mineOf(room);
  const mine = contributionsOf(shown, me.participant, (card) => room.isMine(card));
  const some = said.length > 0 || !isNothing(mine) || mayIn(room)("setCredit");
  useEffect(() => onSome(room.document, some), [room, some, onSome]);
  const lost = room.session.state === "stopped";
  useEffect(() => {
    if (lost) onLost();
  }, [lost, onLost]);
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
      <Own
        said={said}
        mine={mine}
        signed={board?.policy?.authorsVisibleOnBoard ?? false}
        actions={mine.actions.map(({ id, value }) => <ActionLine key={id} id={id} action={value} />)}
      />
      <Credit />
      <MessageStack />
    </section>
  );
}

// Where somebody sits no longer: what they said and wrote is theirs still, and the rest of it is told, and no more.
function OnBoardLeft({ board }: { readonly board: OwnBoard }) {
  const t = useT();
  const { shown, me } = board.session;
  const mine = contributionsOf(shown, me.participant, () => true);
  const said = mineOf(board);
  if (said.length === 0 && isNothing(mine)) return null;
  return (
    <section className="mine-board" aria-label={board.title}>
      <header>
        <h2>
          <bdi>{board.title}</bdi>
        </h2>
      </header>
      <p className="label">{t("mine.left")}</p>
      <Own
        said={said}
        mine={mine}
        signed={shown.board()?.policy?.authorsVisibleOnBoard ?? false}
        left
        actions={mine.actions.map(({ id, value }) => (
          <Line key={id} id={id} number={value.number} words={value.text} />
        ))}
      />
    </section>
  );
}

function Own({
  said,
  mine,
  signed,
  actions,
  left = false,
}: {
  readonly said: readonly Quotation[];
  readonly mine: Mine;
  readonly signed: boolean; // cards, to the others on the board
  readonly actions: readonly ReactNode[];
  readonly left?: boolean;
}) {
  const t = useT();
  const [asked, setAsked] = useState("");
  const [withdraws, setWithdraws] = useState("");
  const also = (...more: readonly (string | false)[]) => more.filter(Boolean).join(", ");
  return (
    <>
      {said.length > 0 && (
        <Part title="mine.said">
          <SaidList said={said} onAsked={setAsked} />
        </Part>
      )}
      {mine.cards.length > 0 && (
        <Part title="mine.cards" used={signed ? "mine.cards.signed" : "mine.unsigned"}>
          <ul className="mine-lines">
            {mine.cards.map(({ id, value, text }) => (
              <Line
                key={id}
                id={id}
                number={value.number}
                words={value.withdrawnMs === 0n ? (text?.content ?? "") : undefined}
                more={value.trashed ? t("mine.trashed") : ""}
                onWithdraw={setWithdraws}
              />
            ))}
          </ul>
        </Part>
      )}
      {mine.notes.length > 0 && (
        <Part title="mine.notes" used="mine.notes.used">
          <ul className="mine-lines">
            {mine.notes.map(({ id, value, text }) => (
              <Line
                key={id}
                id={id}
                words={text?.content ?? ""}
                more={also(
                  value.visibility === Note_Visibility.WORKING && t("notes.working"),
                  value.trashed !== undefined && t("mine.trashed"),
                )}
              />
            ))}
          </ul>
        </Part>
      )}
      {mine.proposals.length > 0 && (
        <Part title="mine.proposals" used="mine.proposals.used">
          <ul className="mine-lines">
            {mine.proposals.map(({ id, value }) => (
              <Line
                key={id}
                id={id}
                number={value.number}
                words={value.versions.at(-1)?.text || value.title}
                more={t(outcomeKey(value.state))}
              />
            ))}
          </ul>
        </Part>
      )}
      {actions.length > 0 && (
        <Part title="mine.actions" used="mine.actions.used">
          <ul className={left ? "mine-lines" : "decided"}>{actions}</ul>
        </Part>
      )}
      {asked !== "" && <AskedDialog id={asked} onClose={() => setAsked("")} />}
      {withdraws !== "" && <WithdrawDialog id={withdraws} onClose={() => setWithdraws("")} />}
    </>
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
function Line({
  id,
  number = 0,
  words,
  more = "",
  onWithdraw,
}: {
  readonly id: string;
  readonly number?: number;
  readonly words: string | undefined; // of a card: none, once it was withdrawn
  readonly more?: string;
  readonly onWithdraw?: (card: string) => void;
}) {
  const t = useT();
  return (
    <li data-record={id} tabIndex={-1}>
      <NotSent id={id} />
      <span className="num quiet">{number > 0 ? number : ""}</span>
      {words === undefined ? <p className="withdrawn-words">{t("card.withdrawn")}</p> : <p dir="auto">{words}</p>}
      {more !== "" && <span className="label">{more}</span>}
      {onWithdraw && words !== undefined && (
        <button
          type="button"
          className="link"
          aria-label={`${t("withdraw.menu")} ${words}`}
          onClick={() => onWithdraw(id)}
        >
          {t("withdraw.menu")}
        </button>
      )}
    </li>
  );
}
