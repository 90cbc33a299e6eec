import { I18nProvider } from "react-aria-components/I18nProvider";
import { fetchInside } from "./ahead.ts";
import { CodeScreen } from "./join/CodeScreen.tsx";
import { JoinScreen } from "./join/JoinScreen.tsx";
import { placeAt } from "./join/places.ts";
import { languageShown, useT } from "./language.ts";
import { soon } from "./parts/later.tsx";
import { Opening } from "./room/Opening.tsx";
import { cardWanted, type Route, route } from "./route.ts";
import { useStore } from "./store.ts";

const Inside = soon(fetchInside, Opening);

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
  return <Inside at={at} place={place} />;
}
