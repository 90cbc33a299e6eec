import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { type Board, type Handback, PhaseKind } from "../../index.ts";
import { comesBack } from "../composer/Begun.tsx";
import { Composer } from "../composer/Composer.tsx";
import { usePasting } from "../import/pasting.ts";
import { useT } from "../language.ts";
import { mayIn, mayNow, tellsWhyNot } from "../leading/may.ts";
import { isInRound, leaderlessSince, leadingOf, openProposalIn, openVoteIn } from "../leading/model.ts";
import { PhaseBar } from "../leading/PhaseBar.tsx";
import { LeadingContext } from "../leading/use.ts";
import { Outline } from "../outline/Outline.tsx";
import { fetchAllLater, later } from "../parts/later.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { MarkBar as loadBar } from "../recording/door.ts";
import { hasOwnPart, hasStrips } from "../reporting/wanted.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { Store, useStore } from "../store.ts";
import { clockTime, zoneOn } from "../times.ts";
import { WarmUp } from "../warmup/WarmUp.tsx";
import { Canvas } from "./Canvas.tsx";
import { Hero } from "./Hero.tsx";
import { Hands } from "./hands.ts";
import { useKeys } from "./keys.ts";
import { viewOf } from "./model.ts";
import { RunningHead } from "./RunningHead.tsx";
import { Silence } from "./Silence.tsx";
import { Tools } from "./Tools.tsx";
import "./board.css";

const Panel = later(async () => (await import("../panels/Panel.tsx")).Panel);
const Finder = later(async () => (await import("../dialogs/door.ts")).Finder());
const CardWanted = later(async () => (await import("../dialogs/door.ts")).CardWanted());
const LookingBack = later(async () => (await import("../past/LookingBack.tsx")).LookingBack);
const Dialogs = later(async () => (await import("../dialogs/door.ts")).Dialogs());

const OffRecord = later(async () => (await import("../leading/OffRecord.tsx")).OffRecord);
const Calls = later(async () => (await import("../leading/Calls.tsx")).Calls);
const Spotlight = later(async () => (await import("../leading/Spotlight.tsx")).Spotlight);
const KeptDraft = later(async () => (await import("../composer/KeptDraft.tsx")).KeptDraft);
const TakeOver = later(async () => (await import("../leading/TakeOver.tsx")).TakeOver);
const DecideBar = later(async () => (await import("../deciding/door.ts")).DecideBar());
const ProposalCall = later(async () => (await import("../deciding/door.ts")).ProposalCall());
const Told = later(async () => (await import("../deciding/door.ts")).Told());
const MarkBar = later(loadBar);
const Strips = later(async () => (await import("../reporting/door.ts")).Strips(), undefined, false);
const VoteBar = later(async () => (await import("../leading/VoteBar.tsx")).VoteBar);

const narrow = matchMedia("(max-width: 620px)");
const wide = matchMedia("(min-width: 1181px)");

export const BoardScreen = memo(({ board, arrives }: { readonly board: Board; readonly arrives: boolean }) => {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "board");
  const hands = useMemo(() => {
    const some = new Hands();
    if (wide.matches) some.beside.set("notes");
    return some;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const view = useMemo(() => viewOf(room.session.shown), [room, version]);
  // For what is seldom drawn again but for what of the view it shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one for as long as the screen is there
  const views = useMemo(() => new Store(view), []);
  useLayoutEffect(() => views.set(view), [views, view]);
  const [as, setAs] = useState<"board" | "outline">(narrow.matches ? "outline" : "board");
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const leading = useMemo(() => leadingOf(room.session.shown), [room, version]);
  const [broad, setBroad] = useState(wide.matches); // there is room for the panel beside the board
  const [small, setSmall] = useState(narrow.matches); // the panel has the page to itself
  const panel = useStore(hands.beside) !== "";
  const asked = useStore(hands.asking) !== undefined;
  const finds = useStore(hands.finding) !== undefined;
  const writing = useStore(hands.writing);
  const pillar = pillarOf(board.pillar);
  const silent = board.silentWriting;
  const [looksBack, setLooksBack] = useState(false);
  const may = mayIn(room);
  const works = !room.onlyReads && !board.locked && !board.closed;
  const offRecord = board.offRecordMs !== 0n;
  const inDecide = board.phaseKind === PhaseKind.DECIDE;
  const lookBack = useCallback(() => setLooksBack(true), []);
  const closePanel = useCallback(() => hands.beside.set(""), [hands]);
  const comeBack = useCallback(() => {
    setLooksBack(false);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".menu-button")?.focus());
  }, []);

  useEffect(() => void fetchAllLater(), []);
  useEffect(() => {
    const turn = () => {
      setAs(narrow.matches ? "outline" : "board");
      setSmall(narrow.matches);
    };
    const widen = () => setBroad(wide.matches);
    narrow.addEventListener("change", turn);
    wide.addEventListener("change", widen);
    return () => {
      narrow.removeEventListener("change", turn);
      wide.removeEventListener("change", widen);
    };
  }, []);
  // What was refused can become a card.
  const intoACard = ({ request, words }: Handback) => {
    const region = request.verb.case === "addCard" ? request.verb.value.place?.region : undefined;
    hands.writing.set({ region: region || view.regions[0]?.id || "", words });
  };
  const edit = useCallback(
    (id: string) => {
      if (room.isMine(id) && mayIn(room)("editText", id)) return hands.editing.set(id);
      if (!room.onlyReads) return tellsWhyNot(room, "editText");
      room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("board.readOnly") } });
    },
    [room, hands, t],
  );
  useKeys({ room, hands, view, may, works: works && !looksBack && !offRecord, onEdit: edit });
  usePasting({ hands, view, mayWrite: may("addCard") && !looksBack });

  const away = leaderlessSince(leading);
  // A group that decides has the proposal in front of it, also whoever only looks on.
  const proposal = openProposalIn(leading);
  const decides =
    !board.closed &&
    (proposal ? isInRound(proposal.body.value) || inDecide : inDecide && (works || leading.proposals.length > 0));
  const votes = openVoteIn(leading) !== undefined || board.phaseKind === PhaseKind.VOTE_PHASE;
  // The bar of phases says so itself.
  const toldClosed = board.closed && !room.onlyReads && leading.phases.length > 0 && !leading.running;
  useEffect(() => {
    if (!decides && !votes) comesBack(hands);
  }, [decides, votes, hands]);
  const tools = works && !looksBack && !writing && !decides && !votes && !offRecord;
  const apart = !works || decides || votes; // a card has its menu itself, on the canvas
  return (
    <LeadingContext value={leading}>
      <div
        className={`board-screen as-${as} ${pillar ? `p-${pillar}` : ""}${panel && broad ? " with-panel" : ""}${leading.running ? " has-phase" : ""}`}
      >
        <a className="skip" href="#board">
          {t("head.skip")}
        </a>
        <RunningHead board={board} hands={hands} as={as} onAs={setAs} onLookBack={lookBack} />
        <main className="contents">
          <Hero board={board} pillar={pillar} arrives={arrives} />
          <PhaseBar board={board} hands={hands} />
          {room.writesNotes && !looksBack && <MarkBar board={board} hands={hands} />}
          {silent && !leading.running && !looksBack && <Silence view={view} hands={hands} />}
          {hasStrips(board, view, room, leading.newcomers) && !looksBack && (
            <Strips board={board} view={view} hands={hands} />
          )}
          {!works && !toldClosed && !hasOwnPart(view, room) && leading.running?.body.value.kind !== PhaseKind.CLOSE && (
            <p className="banner" role="note">
              {t(room.onlyReads ? "board.readOnly" : board.closed ? "refused.closed" : "board.lockedBoard")}
            </p>
          )}
          {away !== undefined && mayNow(room, "takeOver").may && <TakeOver sinceMs={away} />}
          {board.spotlight !== "" && !offRecord && !looksBack && <Spotlight board={board} view={view} hands={hands} />}
          {!offRecord && !looksBack && <Calls board={board} view={view} hands={hands} />}
          {proposal && !decides && !offRecord && !looksBack && <ProposalCall hands={hands} />}
          <OfflineBanner />
          {offRecord ? (
            <OffRecord board={board} />
          ) : (
            <div className="desk">
              <div className="stage">
                <div className="above">
                  {finds && !looksBack && <Finder hands={hands} view={view} covered={!broad} />}
                  {tools && <KeptDraft hands={hands} />}
                  {may("addCard") && !leading.begun && !silent && !looksBack && <WarmUp view={view} />}
                </div>
                {looksBack ? (
                  <LookingBack as={as} onLeave={comeBack} />
                ) : as === "board" ? (
                  <Canvas view={view} hands={hands} silent={silent} may={may} onEdit={edit} apart={apart} />
                ) : (
                  <Outline view={view} hands={hands} silent={silent} may={may} onEdit={edit} />
                )}
                {works && !looksBack && writing && (
                  <Composer key={writing.words} view={view} hands={hands} hidden={decides || votes} />
                )}
                {decides && !looksBack && !writing && <DecideBar hands={hands} />}
                {works && !looksBack && !writing && !decides && votes && <VoteBar hands={hands} />}
                {tools && <Tools view={view} hands={hands} may={may} />}
                <MessageStack onUse={intoACard} />
              </div>
              {panel && (
                <Panel
                  views={views}
                  hands={hands}
                  over={!broad}
                  alone={small ? board : undefined}
                  onClose={closePanel}
                />
              )}
            </div>
          )}
        </main>
        {!offRecord && <Told />}
        {!offRecord && !looksBack && (
          <CardWanted view={view} hands={hands} tools={tools || (apart && as === "board")} />
        )}
        {asked && <Dialogs view={view} hands={hands} />}
        <Announcements />
      </div>
    </LeadingContext>
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
      {copiedMs !== undefined && <b>{t("offline.from", { time: clockTime(copiedMs, zoneOn(room)) })} </b>}
      {t("offline.words")}{" "}
      <button type="button" className="link" onClick={() => room.seat.dialNow()}>
        {t("tryNow")}
      </button>
    </p>
  );
}
