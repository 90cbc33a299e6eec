import { useT } from "../language.ts";
import type { May } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import type { Hands } from "./hands.ts";
import type { BoardView, GroupView } from "./model.ts";

// What can be done with a group as a whole. Moving and merging are what dragging its head does.
export function GroupMenu({
  group,
  view,
  hands,
  may,
  tabbable = true,
}: {
  readonly group: GroupView;
  readonly view: BoardView;
  readonly hands: Hands;
  readonly may: May;
  readonly tabbable?: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const { id, part, title } = group;
  const lines = [
    may("setCluster") && { id: "rename", words: t("board.rename"), keys: "Enter" },
    may("mergeClusters") && view.regions.length > 1 && { id: "move", words: t("board.move"), keys: "M" },
    may("mergeClusters") && view.groups > 1 && { id: "merge", words: t("board.mergeWith") },
    may("dissolveCluster") && { id: "ungroup", words: t("board.ungroup"), keys: "Ctrl Shift G" },
  ];
  if (!lines.some(Boolean)) return null;
  const act = (key: string) => {
    switch (key) {
      case "rename":
        return hands.asking.set({ what: "rename", cluster: id });
      case "move":
        return hands.asking.set({ what: "moveGroup", part });
      case "merge":
        return hands.asking.set({ what: "mergeGroup", part });
      case "ungroup":
        return void room.does([{ case: "dissolveCluster", value: { id } }], t("said.dissolved"));
    }
  };
  return (
    <MenuButton
      label={t("board.group.label", { title: title || t("board.group.none") })}
      className="bare group-menu"
      tabbable={tabbable}
      lines={lines}
      onChoose={act}
    >
      <Glyph name="more" />
    </MenuButton>
  );
}
