import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Owner } from "../../index.ts";
import { comeBack, leavePlace, type Place } from "../join/places.ts";
import { isUsable } from "../line.ts";
import { later } from "../parts/later.tsx";
import { forgetsRehearsal, isGone, isOver } from "../rehearsing/over.ts";
import { RehearsalStrip } from "../rehearsing/RehearsalStrip.tsx";
import { goesBack, isLedOut, isOnAVisit } from "../reporting/visits.ts";
import { goToJoin } from "../route.ts";
import { Opening } from "./Opening.tsx";
import { Room } from "./room.ts";
import { LeaveContext, RoomContext, useTopic } from "./use.ts";

const Stopped = later(async () => (await import("./Stopped.tsx")).Stopped);

// One document is opened once a page, however often it is drawn.
const rooms = new Map<string, Promise<Room>>();
function keyOf(document: string, participant: string): string {
  return `${document} ${participant}`;
}
export function roomAt(document: string, participant: string): Promise<Room> {
  const key = keyOf(document, participant);
  const opened = rooms.get(key) ?? Room.open(document, participant);
  rooms.set(key, opened);
  return opened;
}

// Of a room that was only looked at from elsewhere: not kept open, unless somebody has come in, or something waits there.
export function letGo(room: Room, participant: string): void {
  if (room.isIn || room.savedState().changes > 0) return;
  rooms.delete(keyOf(room.document, participant));
  void room.seat.leave();
}

// Of a place that is forgotten on this device, if it is open on this page. false: something waits there, and it stays open.
export async function leavesRoom({ document, participant }: Owner): Promise<boolean> {
  const opened = await rooms.get(keyOf(document, participant));
  if (!opened) return true;
  if (opened.savedState().changes > 0) return false;
  rooms.delete(keyOf(document, participant));
  await opened.seat.leaveForGood();
  return true;
}

// A board or a meeting with a person at it; what it looks like is for whoever stands inside.
export function RoomScreen({
  document,
  place,
  children,
}: {
  readonly document: string;
  readonly place: Place;
  readonly children: ReactNode;
}) {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    let here = true;
    void roomAt(document, place.participant).then((opened) => {
      if (!here) return;
      opened.comesIn();
      setRoom(opened);
    });
    return () => {
      here = false;
    };
  }, [document, place.participant]);
  if (!room) return <Opening />;
  return (
    <RoomContext value={room}>
      <InRoom room={room} participant={place.participant}>
        {children}
      </InRoom>
    </RoomContext>
  );
}

function InRoom({
  room,
  participant,
  children,
}: {
  readonly room: Room;
  readonly participant: string;
  readonly children: ReactNode;
}) {
  useTopic(room, "state");
  const saved = room.savedState();
  const away = saved.kind === "stopped" && room.session.mustJoinAgain;
  const [back, setBack] = useState<"trying" | "failed" | "over">("trying");

  const live = room.session.state === "live";
  const newer = useRef<() => void>(undefined);
  useEffect(() => {
    if (!live) return;
    isUsable();
    void import("../offline/install.ts").then(({ opensOffline, newerBuild }) => {
      newer.current ??= newerBuild.subscribe(() => {
        if (newerBuild.value) room.messages.say({ kind: "newer", load: newerBuild.value });
      });
      void opensOffline();
    });
  }, [room, live]);
  useEffect(() => () => newer.current?.(), []);
  // A rehearsal that is over leaves nothing here either.
  const over = isOver(room, saved) || back === "over";
  useEffect(() => {
    if (!over) return;
    rooms.delete(keyOf(room.document, participant));
    void room.seat.forgetAll().then(() => forgetsRehearsal(room.document));
  }, [room, participant, over]);
  const leave = useCallback(async () => {
    if (over) return goToJoin();
    rooms.delete(keyOf(room.document, participant));
    const visited = isOnAVisit(room, participant);
    const ledOut = isLedOut(room, participant);
    await room.seat.leaveForGood();
    if (visited && goesBack(room.document, ledOut)) return;
    leavePlace(room.document);
    goToJoin();
  }, [room, participant, over]);
  // A walk is over: back to where it began, unless words would be lost on the way.
  const goes = isLedOut(room, participant) && room.seat.wordsKept().length === 0;
  useEffect(() => {
    if (goes) void leave();
  }, [goes, leave]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (room.savedState().changes > 0) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [room]);
  useEffect(() => {
    if (!away) return setBack("trying");
    void comeBack(room.document).then(async (came) => {
      if (came) return room.seat.joinedAgain();
      setBack((await isGone(room.document)) ? "over" : "failed");
    });
  }, [room, away]);

  if (goes) return <Opening />;
  if (saved.kind === "stopped" && !(away && back === "trying"))
    return <Stopped why={over ? "noSuchBoard" : saved.why} onLeave={leave} />;
  return (
    <LeaveContext value={leave}>
      {children}
      {/* Above everything to the eye; after it for keys, so that the first of them leads past what is at the top. */}
      <RehearsalStrip />
    </LeaveContext>
  );
}
