import { I18nProvider } from "react-aria-components";
import { BoardRoom } from "./board/BoardRoom.tsx";
import { CodeScreen } from "./join/CodeScreen.tsx";
import { JoinScreen } from "./join/JoinScreen.tsx";
import { placeAt } from "./join/places.ts";
import { languageShown, useT } from "./language.ts";
import { later } from "./parts/later.tsx";
import { Opening } from "./room/Opening.tsx";
import { RoomScreen } from "./room/RoomScreen.tsx";
import { cardWanted, type Route, route } from "./route.ts";
import { useStore } from "./store.ts";

const MeetingScreen = later(async () => (await import("./meeting/MeetingScreen.tsx")).MeetingScreen);
const ConsoleScreen = later(async () => (await import("./console/door.ts")).ConsoleScreen(), Opening);

export function App() {
  useT();
  const at = useStore(route);
  return (
    <I18nProvider locale={languageShown()}>
      <Screen at={at} />
    </I18nProvider>
  );
}

function Screen({ at }: { readonly at: Route }) {
  if (at.at === "join") return <JoinScreen key={at.token} token={at.token} />;
  if (at.at === "code") return <CodeScreen lost={at.lost} />;
  const place = placeAt(at.document);
  if (!place) return <CodeScreen lost={false} wants={cardWanted.value === "" ? "seat" : "card"} />;
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
