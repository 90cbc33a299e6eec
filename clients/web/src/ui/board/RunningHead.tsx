import { type Board, Mode } from "../../index.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { SavedWords } from "../room/SavedWords.tsx";
import { useLeave, useRoom, useTopic } from "../room/use.ts";
import { addressOf, goTo } from "../route.ts";
import type { Hands } from "./hands.ts";
import { calm } from "./titles.ts";

type As = "board" | "outline";

export function RunningHead({
  board,
  hands,
  as,
  onAs,
  panel,
  onPanel,
  onLookBack,
}: {
  readonly board: Board;
  readonly hands: Hands;
  readonly as: As;
  readonly onAs: (as: As) => void;
  readonly panel: boolean;
  readonly onPanel: (open: boolean) => void;
  readonly onLookBack: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const leave = useLeave();
  const session =
    board.sessionTitle === ""
      ? ""
      : t("head.session", { number: board.sessionNumber, title: calm(board.sessionTitle) });
  const act = (key: string) => {
    switch (key) {
      case "board":
      case "outline":
        return onAs(key);
      case "panel":
        return onPanel(!panel);
      case "trash":
      case "settings":
      case "keys":
      case "reveal":
      case "share":
      case "import":
        return hands.asking.set({ what: key });
      case "meeting":
        return goTo("meeting", board.meeting);
      case "projector":
      case "print":
        return void open(addressOf(key, room.document), "_blank");
      case "silent":
        return void room.does([{ case: "startSilentWriting", value: {} }]);
      case "lock":
        return void room.does([{ case: "setBoard", value: { locked: !board.locked } }]);
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
            !room.onlyReads && { id: "import", words: t("import.title") },
            "line",
            placeAt(board.meeting) !== undefined && { id: "meeting", words: t("meeting.title") },
            { id: "share", words: t(room.leads ? "share.title" : "share.me") },
            { id: "projector", words: t("projector.title") },
            { id: "print", words: t("print.title") },
            room.leads && "line",
            room.leads &&
              (board.silentWriting
                ? { id: "reveal", words: t("menu.reveal") }
                : { id: "silent", words: t("menu.silent") }),
            room.leads && { id: "lock", words: t(board.locked ? "menu.unlock" : "menu.lock") },
            "line",
            { id: "settings", words: t("settings.title") },
            { id: "keys", words: t("keys.title"), keys: "?" },
            { id: "leave", words: t("menu.leave") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
    </header>
  );
}

const atMost = 9;

// Letters cut in squares; who takes part from afar carries the waves.
export function PeopleHere() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { session } = room;
  const here = [...session.people.values()].filter(({ participant }) => room.isHere(participant));
  here.sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="people" role="group" aria-label={t("head.people", { count: here.length })}>
      {here.slice(0, atMost).map(({ participant, name, mode }) => (
        <span key={participant} className={`who${participant === session.me.participant ? " me" : ""}`} title={name}>
          {letterOf(name)}
          {mode === Mode.REMOTE && <Glyph name="remote" />}
        </span>
      ))}
      {here.length > atMost && <span className="label num">+{here.length - atMost}</span>}
    </div>
  );
}
export function letterOf(name: string): string {
  for (const letter of name.trim().toUpperCase()) return letter;
  return "·";
}
