import { memo, useCallback, useEffect, useMemo, useState } from "react";
import type { Board } from "../../index.ts";
import { Composer } from "../composer/Composer.tsx";
import { usePasting } from "../import/pasting.ts";
import { useT } from "../language.ts";
import { Outline } from "../outline/Outline.tsx";
import { fetchAllLater, later } from "../parts/later.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { clockTime } from "../times.ts";
import { WarmUp } from "../warmup/WarmUp.tsx";
import { Canvas } from "./Canvas.tsx";
import { Finder } from "./Finder.tsx";
import { Hero } from "./Hero.tsx";
import { Hands } from "./hands.ts";
import { useKeys } from "./keys.ts";
import { viewOf } from "./model.ts";
import { RunningHead } from "./RunningHead.tsx";
import { Silence } from "./Silence.tsx";
import { Tools } from "./Tools.tsx";
import "./board.css";

const Panel = later(async () => (await import("../panels/Panel.tsx")).Panel);
const LookingBack = later(async () => (await import("../past/LookingBack.tsx")).LookingBack);
const Dialogs = later(async () => (await import("../dialogs/Dialogs.tsx")).Dialogs);

const narrow = matchMedia("(max-width: 620px)");
const wide = matchMedia("(min-width: 1181px)");

export const BoardScreen = memo(({ board }: { readonly board: Board }) => {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "board");
  const hands = useMemo(() => new Hands(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const view = useMemo(() => viewOf(room.session.shown), [room, version]);
  const [as, setAs] = useState<"board" | "outline">(narrow.matches ? "outline" : "board");
  const [panel, setPanel] = useState(wide.matches);
  const asked = useStore(hands.asking) !== undefined;
  const writing = useStore(hands.writing);
  const pillar = pillarOf(board.pillar);
  const silent = board.silentWriting;
  const [looksBack, setLooksBack] = useState(false);
  const mayWrite = !room.onlyReads && !board.locked && !board.closed;
  const comeBack = useCallback(() => {
    setLooksBack(false);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".menu-button")?.focus());
  }, []);

  useEffect(() => void fetchAllLater(), []);
  useEffect(() => {
    const turn = () => setAs(narrow.matches ? "outline" : "board");
    narrow.addEventListener("change", turn);
    return () => narrow.removeEventListener("change", turn);
  }, []);
  const edit = useCallback(
    (id: string) => {
      if (room.isMine(id) && mayWrite) return hands.editing.set(id);
      const sentence = t(mayWrite ? "refused.notYours" : "board.readOnly");
      room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence } });
    },
    [room, hands, mayWrite, t],
  );
  useKeys({ room, hands, view, mayWrite: mayWrite && !looksBack, silent, onEdit: edit });
  usePasting({ hands, view, mayWrite: mayWrite && !looksBack });

  return (
    <div
      className={`board-screen as-${as} ${pillar ? `p-${pillar}` : ""}${panel && wide.matches ? " with-panel" : ""}`}
    >
      <a className="skip" href="#board">
        {t("head.skip")}
      </a>
      <RunningHead
        board={board}
        hands={hands}
        as={as}
        onAs={setAs}
        panel={panel}
        onPanel={setPanel}
        onLookBack={() => setLooksBack(true)}
      />
      <main className="contents">
        <Hero board={board} pillar={pillar} />
        {silent && !looksBack && <Silence view={view} hands={hands} />}
        {!mayWrite && (
          <p className="banner" role="note">
            {t(room.onlyReads ? "board.readOnly" : "board.lockedBoard")}
          </p>
        )}
        <OfflineBanner />
        <div className="desk">
          <div className="stage">
            {!looksBack && <Finder hands={hands} view={view} />}
            {mayWrite && !silent && !writing && !looksBack && <WarmUp view={view} />}
            {looksBack ? (
              <LookingBack as={as} onLeave={comeBack} />
            ) : as === "board" ? (
              <Canvas view={view} hands={hands} silent={silent} mayWrite={mayWrite} onEdit={edit} />
            ) : (
              <Outline view={view} hands={hands} silent={silent} mayWrite={mayWrite} onEdit={edit} />
            )}
            {mayWrite &&
              !looksBack &&
              (writing ? (
                <Composer key={writing.words} view={view} hands={hands} />
              ) : (
                <Tools view={view} hands={hands} silent={silent} />
              ))}
            <MessageStack hands={hands} view={view} />
          </div>
          {panel && <Panel view={view} hands={hands} over={!wide.matches} onClose={() => setPanel(false)} />}
        </div>
      </main>
      {asked && <Dialogs view={view} hands={hands} />}
      <Announcements />
    </div>
  );
});

// Only once it has lasted: a line that comes back within moments needs no words.
function OfflineBanner() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const offline = room.savedState().kind === "offline";
  const { copiedMs } = room.session;
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!offline) return setLong(false);
    const timer = setTimeout(() => setLong(true), navigator.onLine ? 3_000 : 0);
    return () => clearTimeout(timer);
  }, [offline]);
  if (!long) return null;
  return (
    <p className="banner" role="status">
      {copiedMs !== undefined && <b>{t("offline.from", { time: clockTime(copiedMs) })} </b>}
      {t("offline.words")}{" "}
      <button type="button" className="link" onClick={() => room.seat.dialNow()}>
        {t("tryNow")}
      </button>
    </p>
  );
}
