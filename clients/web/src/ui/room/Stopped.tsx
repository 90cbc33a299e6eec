import type { SayingCode } from "../../index.ts";
import { useT } from "../language.ts";
import { Mark } from "../parts/Mark.tsx";
import { goToJoin } from "../route.ts";
import { codeWords } from "./sentences.ts";
import { useRoom } from "./use.ts";
import "./room.css";

// Nothing more can be done here; what the server does not have is shown, so that it can be carried away.
export function Stopped({ why, onLeave }: { readonly why: SayingCode; readonly onLeave: () => void }) {
  const t = useT();
  const room = useRoom();
  const words = room.seat.wordsKept();
  const mayReload = why === "openedElsewhere" || why === "otherVersion" || why === "outOfStep";
  return (
    <main className="opening">
      <Mark />
      <div role="status">
        <h1>{codeWords(t, why)}</h1>
      </div>
      {words.length > 0 && (
        <section className="msg wait">
          <h2 className="tag">{t("stop.words")}</h2>
          {words.map((some) => (
            <q key={some} dir="auto">
              {some}
            </q>
          ))}
          <button type="button" className="b" onClick={() => void navigator.clipboard?.writeText(words.join("\n\n"))}>
            {t("copy")}
          </button>
        </section>
      )}
      {mayReload ? (
        <button type="button" className="b main" onClick={() => location.reload()}>
          {t("stop.reload")}
        </button>
      ) : (
        <button
          type="button"
          className="b main"
          onClick={() => {
            onLeave();
            goToJoin();
          }}
        >
          {t("stop.join")}
        </button>
      )}
    </main>
  );
}
