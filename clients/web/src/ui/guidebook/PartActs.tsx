import { useT } from "../language.ts";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import type { ChapterPart, EntryPart } from "./book.ts";
import { useDesk } from "./desk.ts";

// What can be done to a part as a whole.
export function PartActs({ part }: { readonly part: ChapterPart | EntryPart }) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  const isEntry = "entry" in part;
  const act = (what: string) => {
    switch (what) {
      case "facts":
      case "naming":
      case "quotes":
      case "move":
        return hands.asking.set({ what, part: part.id });
      case "trash":
        return void room.does([{ case: "trashEntry", value: { id: part.id } }], t("guide.trashed.said"));
    }
  };
  if (!isEntry && part.ready) return null;
  return (
    <MenuButton
      label={`${t("guide.more.short")} ${part.title || t("guide.untitled")}`}
      className="link"
      onChoose={act}
      lines={[
        isEntry && !part.ready && { id: "facts", words: t("guide.facts.menu") },
        isEntry && !part.ready && { id: "naming", words: t("guide.naming.menu") },
        !part.ready && { id: "quotes", words: t("guide.quotes.menu") },
        isEntry && { id: "move", words: t("guide.move.menu") },
        isEntry && !part.ready && "line",
        isEntry && !part.ready && { id: "trash", words: t("guide.trash") },
      ]}
    >
      {t("guide.more.short")}
    </MenuButton>
  );
}
