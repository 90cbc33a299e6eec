import { type Board, Mode } from "../../index.ts";
import { leadsMeeting } from "../console/leads.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { leadingLines, leads } from "../leading/menu.ts";
import { isClosed, opensAgain } from "../leading/reopening.ts";
import { useLeading } from "../leading/use.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { tableOf, tableWords } from "../parts/TableMark.tsx";
import { HeadSigns as loadSigns } from "../recording/door.ts";
import { initialsOf, inOrderOfNames, shownName } from "../room/names.ts";
import { SavedWords } from "../room/SavedWords.tsx";
import { useLeave, useRoom, useTopic } from "../room/use.ts";
import { addressOf, goTo } from "../route.ts";
import type { Hands } from "./hands.ts";
import { calm } from "./titles.ts";

type As = "board" | "outline";

const HeadSigns = later(loadSigns);

export function RunningHead({
  board,
  hands,
  as,
  onAs,
  onLookBack,
}: {
  readonly board: Board;
  readonly hands: Hands;
  readonly as: As;
  readonly onAs: (as: As) => void;
  readonly onLookBack: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const leave = useLeave();
  const session =
    board.sessionTitle === ""
      ? ""
      : t("head.session", { number: board.sessionNumber, title: calm(board.sessionTitle) });
  const leading = useLeading();
  const may = (verb: Parameters<typeof mayNow>[1]) => mayNow(room, verb).may;
  const act = (key: string) => {
    if (leads(room, hands, leading, key)) return;
    switch (key) {
      case "board":
      case "outline":
        return onAs(key);
      case "panel":
        return hands.beside.set(hands.beside.value === "" ? "notes" : "");
      case "trash":
      case "settings":
      case "line":
      case "rehearse":
      case "device":
      case "keys":
      case "reveal":
      case "share":
      case "export":
      case "record":
      case "import":
        return hands.asking.set({ what: key });
      case "meeting":
      case "console":
        return goTo(key, board.meeting);
      case "projector":
      case "print":
        return void open(addressOf(key, room.document), "_blank");
      case "silent":
        return void room.does([{ case: "startSilentWriting", value: {} }]);
      case "lock":
        return void room.does([{ case: "setBoard", value: { locked: !board.locked } }]);
      case "reopen":
        return void room.does([...opensAgain(board, leading)]);
      case "history":
        return onLookBack();
      case "leave":
        return room.savedState().changes > 0 ? hands.asking.set({ what: "leave" }) : leave();
    }
  };
  return (
    <header className="run">
      <Mark pillar={pillarOf(board.pillar)} />
      <span className="where">
        {session && <span className="s">{session}</span>}
        <b dir="auto">{board.title}</b>
      </span>
      <div className="end">
        <HeadSigns board={board} hands={hands} />
        <PeopleHere />
        <SavedWords />
        <MenuButton
          label={t("menu")}
          className="bare menu-button"
          onChoose={act}
          lines={[
            as === "board" ? { id: "outline", words: t("menu.outline") } : { id: "board", words: t("menu.board") },
            { id: "panel", words: t("menu.panel") },
            { id: "history", words: t("menu.history") },
            { id: "trash", words: t("menu.trash") },
            may("addCard") && !room.onlyReads && { id: "import", words: t("import.title") },
            "line",
            placeAt(board.meeting) !== undefined && { id: "meeting", words: t("meeting.title") },
            room.leads && leadsMeeting(board.meeting) && { id: "console", words: t("console.title") },
            { id: "share", words: t(room.leads ? "share.title" : "share.me") },
            { id: "projector", words: t("projector.title") },
            !board.rehearsal && { id: "record", words: t("record.menu") },
            !board.rehearsal && { id: "export", words: t("export.title") },
            { id: "print", words: t("print.title") },
            "line",
            ...leadingLines(t, room, leading),
            !board.silentWriting && may("startSilentWriting") && { id: "silent", words: t("menu.silent") },
            board.silentWriting && may("revealCards") && { id: "reveal", words: t("menu.reveal") },
            isClosed(board, leading) && may("setBoard") && { id: "reopen", words: t("phase.reopen") },
            !board.closed && may("setBoard") && { id: "lock", words: t(board.locked ? "menu.unlock" : "menu.lock") },
            "line",
            room.leads && !board.rehearsal && { id: "rehearse", words: t("rehearsal.begin") },
            { id: "line", words: t("line.title") },
            { id: "settings", words: t("settings.title") },
            { id: "keys", words: t("keys.title"), keys: "?" },
            { id: "leave", words: t("menu.leave") },
            { id: "device", words: t("menu.device") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
    </header>
  );
}

const atMost = 9;

// Letters cut in squares; who takes part from afar carries the waves, and a device of several people their table.
export function PeopleHere() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { session } = room;
  const here = inOrderOfNames(session.people.values()).filter(({ participant }) => room.isHere(participant));
  const titleOf = (participant: string, name: string) => {
    const voices = tableOf(room, participant);
    return voices === 0 ? shownName(name) : `${shownName(name)}: ${tableWords(t, voices)}`;
  };
  return (
    <div className="people" role="group" aria-label={t("head.people", { count: here.length })}>
      {here.slice(0, atMost).map(({ participant, name, mode }) => (
        <span
          key={participant}
          className={`who${participant === session.me.participant ? " me" : ""}`}
          title={titleOf(participant, name)}
        >
          {initialsOf(name)}
          {mode === Mode.REMOTE && <Glyph name="remote" />}
          {mode === Mode.TABLE_DEVICE && <Glyph name="table" />}
        </span>
      ))}
      {here.length > atMost && <span className="label num">+{here.length - atMost}</span>}
    </div>
  );
}
