import { I18nProvider } from "react-aria-components";
import { CodeScreen } from "./join/CodeScreen.tsx";
import { JoinScreen } from "./join/JoinScreen.tsx";
import { placeAt } from "./join/places.ts";
import { languageShown, useT } from "./language.ts";
import { RoomScreen } from "./room/RoomScreen.tsx";
import { type Route, route } from "./route.ts";
import { useStore } from "./store.ts";

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
  switch (at.at) {
    case "join":
      return <JoinScreen key={at.token} token={at.token} />;
    case "code":
      return <CodeScreen />;
    case "board": {
      const place = placeAt(at.document);
      if (!place) return <CodeScreen />;
      return <RoomScreen key={at.document} document={at.document} place={place} />;
    }
    default:
      return at satisfies never;
  }
}
