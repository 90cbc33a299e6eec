import { useEffect, useRef, useState } from "react";
import type { Board } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { ActionCall as loadActionCall } from "../foryou/door.ts";
import { keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { AskedCall } from "../quotations/AskedCall.tsx";
import { NewChannels as loadChannels } from "../recording/door.ts";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { Gathering } from "./Gathering.tsx";
import { mayNow } from "./may.ts";
import type { AnnouncementRecord } from "./model.ts";
import { useLeading } from "./use.ts";

const ActionCall = later(loadActionCall);
const NewChannels = later(loadChannels);

// What whoever leads says to everybody: messages, where to look, and that cards wait to be looked through.
export function Calls({
  board,
  view,
  hands,
}: {
  readonly board: Board;
  readonly view: BoardView;
  readonly hands: Hands;
}) {
  const t = useT();
  const room = useRoom();
  const { announcements } = useLeading();
  const me = room.session.me.participant;
  const [putAway, setPutAway] = useState<readonly string[]>(() => kept<string[]>(awayName(room)) ?? []);
  const putsAway = (id: string) => {
    const next = [...putAway, id];
    setPutAway(next);
    keep(awayName(room), next);
  };
  // What was said before somebody came was not said to them.
  const came = room.session.shown.member(me)?.joinedMs ?? 0n;
  const mine = announcements.filter(({ id, body }) => body.value.atMs >= came && !putAway.includes(id));
  const newest = mine.find(({ body }) => body.value.by === me);
  const unread = mine.filter(({ id, body }) => body.value.by !== me && !room.session.shown.find(`receipt.${id}.${me}`));
  return (
    <>
      <AskedCall hands={hands} />
      <ActionCall hands={hands} />
      <NewChannels />
      {unread.map((record) => (
        <Message key={record.id} record={record} onPutAway={() => putsAway(record.id)} />
      ))}
      {newest && (
        <p className="raised" role="note">
          {t("announce.yours")} <bdi>“{newest.body.value.text}”</bdi>{" "}
          <span className="label num">{t("announce.read", { count: newest.body.value.read })}</span>{" "}
          <button type="button" className="link" onClick={() => putsAway(newest.id)}>
            {t("close")}
          </button>
        </p>
      )}
      {board.screening && (
        <p className="flag" role="status">
          <Glyph name="observation" />
          <span>{t(room.leads ? "screening.waits" : "screening.others")}</span>
          {room.leads && (
            <button type="button" className="b" onClick={() => hands.asking.set({ what: "screening" })}>
              {t("screening.open")}
            </button>
          )}
        </p>
      )}
      {board.heldBack > 0 && !board.screening && (
        <p className="raised" role="note">
          {t("screening.heldBack", { count: board.heldBack })}{" "}
          {room.leads && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "screening" })}>
              {t("screening.open")}
            </button>
          )}
        </p>
      )}
      <Gathering board={board} view={view} hands={hands} />
    </>
  );
}

const awayName = (room: Room) => `announced.${room.document}`;

// It stays until it is read: whoever was away finds it.
function Message({ record, onPutAway }: { readonly record: AnnouncementRecord; readonly onPutAway: () => void }) {
  const t = useT();
  const room = useRoom();
  const { text, by } = record.body.value;
  // Whoever is on no list of this board and speaks to it hosts the plenary.
  const from = room.nameOf(by) || t(room.session.shown.member(by) ? "board.somebody" : "role.6");
  const said = useRef(false);
  useEffect(() => {
    if (!said.current) room.announcer.own(t("announce.said", { name: from, words: text }));
    said.current = true;
  }, [room, t, from, text]);
  return (
    <p className="flag message" role="note">
      <Glyph name="observation" />
      <span>
        <b>
          <bdi>{from}</bdi>
        </b>{" "}
        <span dir="auto">{text}</span>
      </span>
      {mayNow(room, "acknowledge").may ? (
        <button
          type="button"
          className="b"
          onClick={() => room.does([{ case: "acknowledge", value: { id: record.id } }])}
        >
          {t("announce.acknowledge")}
        </button>
      ) : (
        <button type="button" className="b" onClick={onPutAway}>
          {t("close")}
        </button>
      )}
    </p>
  );
}
