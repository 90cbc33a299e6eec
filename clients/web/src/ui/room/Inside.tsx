import { BoardRoom } from "../board/BoardRoom.tsx";
import type { Place } from "../join/places.ts";
import { later } from "../parts/later.tsx";
import type { DocumentRoute } from "../route.ts";
import { Opening } from "./Opening.tsx";
import { RoomScreen } from "./RoomScreen.tsx";

const MeetingScreen = later(async () => (await import("../meeting/MeetingScreen.tsx")).MeetingScreen);
const ConsoleScreen = later(async () => (await import("../console/door.ts")).ConsoleScreen(), Opening);

// What is at the address of a document, for whoever has a place there.
export function Inside({ at, place }: { readonly at: DocumentRoute; readonly place: Place }) {
  return (
    <RoomScreen key={at.document} document={at.document} place={place}>
      {at.at === "meeting" || at.at === "contributions" ? (
        <MeetingScreen as={at.at} />
      ) : at.at === "console" ? (
        <ConsoleScreen />
      ) : (
        <BoardRoom as={at.at} />
      )}
    </RoomScreen>
  );
}
