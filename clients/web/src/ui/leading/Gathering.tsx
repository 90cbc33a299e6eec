import { useEffect, useRef, useState } from "react";
import type { Board } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { placeInSight, showPlace } from "./places.ts";

const lookMs = 400;

// Everybody is brought to a place, once; or follows whoever shows the way, until one of the two ends it. One tap leads
// back to where one was: nobody loses their place by being led.
export function Gathering({
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
  useTopic(room, "people");
  useTopic(room, "pointers");
  const { gather } = board;
  const call = gather ? `${gather.by} ${gather.atMs}` : "";
  const mine = gather?.by === room.session.me.participant;
  const seen = useRef(call);
  const was = useRef("");
  const [left, setLeft] = useState(""); // the call that this person has done with
  const show = (place: string) => {
    was.current ||= placeInSight() || hands.active.value;
    go(view, hands, place);
  };
  const showNow = useRef(show);
  showNow.current = show;
  const on = gather?.on ?? "";
  // Whoever was here when it was said is brought; whoever comes later finds the invitation.
  useEffect(() => {
    if (call === seen.current) return;
    seen.current = call;
    was.current = "";
    if (call !== "" && !mine && on !== "") showNow.current(on);
  }, [call, mine, on]);
  const follows = gather?.follow === true && !mine && left !== call;
  const look = follows ? lookOf(room, gather?.by ?? "") : "";
  useEffect(() => {
    if (look !== "") showNow.current(look);
  }, [look]);
  useShowingTheWay(room, mine && gather?.follow === true);
  const name = (gather && room.nameOf(gather.by)) || t("board.somebody");
  const saying = gather?.follow
    ? t("gather.follows", { name })
    : t("gather.here", { name, place: placeName(view, on) });
  const said = useRef(call);
  useEffect(() => {
    if (call !== said.current && call !== "" && !mine) room.announcer.own(saying);
    said.current = call;
  }, [room, call, mine, saying]);
  if (!gather || (left === call && !mine)) return null;
  if (mine)
    return (
      <p className="flag" role="note">
        <Glyph name="observation" />
        <span>{t(gather.follow ? "gather.youLead" : "gather.youCalled")}</span>
        <button type="button" className="b" onClick={() => room.does([{ case: "setGather", value: { end: true } }])}>
          {t("gather.end")}
        </button>
      </p>
    );
  return (
    <p className="flag" role="note">
      <Glyph name="observation" />
      <span>{saying}</span>
      {on !== "" && (
        <button type="button" className="b" onClick={() => show(on)}>
          {t("gather.go")}
        </button>
      )}
      <button
        type="button"
        className="b"
        onClick={() => {
          setLeft(call);
          if (was.current !== "") go(view, hands, was.current);
          was.current = "";
        }}
      >
        {t("gather.back")}
      </button>
    </p>
  );
}

function go(view: BoardView, hands: Hands, place: string): void {
  if (view.cards.has(place)) showCards(hands, [place]);
  else showPlace(place);
}

function placeName(view: BoardView, id: string): string {
  const card = view.cards.get(id);
  if (card) return numberOf(card);
  const region = view.regions.find((one) => one.id === id);
  if (region) return region.region.title;
  return view.regions.flatMap(({ groups }) => groups).find((one) => one.id === id)?.title ?? "";
}

function lookOf(room: Room, leader: string): string {
  for (const { participant, look, gone } of room.session.presence.values())
    if (participant === leader && !gone && look !== "") return look;
  return "";
}

// Tells the others what is in the middle of this screen, while it changes.
function useShowingTheWay(room: Room, leads: boolean): void {
  useEffect(() => {
    if (!leads) return;
    let told = "";
    const tell = () => {
      const look = placeInSight((id) => !room.session.shown.card(id)?.hidden);
      if (look === "" || look === told) return;
      told = look;
      room.session.showPresence({ look });
    };
    tell();
    const timer = setInterval(tell, lookMs);
    return () => {
      clearInterval(timer);
      room.session.showPresence({ look: "" });
    };
  }, [room, leads]);
}
