import { type FormEvent, useState } from "react";
import { mergeGroups, moveGroup } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, type GroupView, partOf, regionOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { Held, useHeld } from "./Held.tsx";

interface Props {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly part: string;
  readonly onClose: () => void;
}

// What dragging a group by its head does, without dragging.
export function MoveGroupDialog({ view, hands, part, onClose }: Props) {
  const t = useT();
  const room = useRoom();
  const group = partOf(view, part);
  const [region, setRegion] = useState(regionOf(view, part) ?? "");
  const held = useHeld(idsOf(group));
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (held) return;
    onClose();
    if (group) moveGroup(room, hands, group, region);
  };
  return (
    <Sheet title={t("group.move.title", { title: group?.title || t("board.group.none") })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <Choices
          legend={t("move.region")}
          chosen={region}
          onChoose={setRegion}
          choices={view.regions.map(({ id, number, region: { title } }) => ({
            value: id,
            words: `${number} ${title}`,
          }))}
        />
        <Foot go={t("move.go")} held={held} onClose={onClose} />
      </form>
    </Sheet>
  );
}

export function MergeGroupDialog({ view, hands, part, onClose }: Props) {
  const t = useT();
  const room = useRoom();
  const group = partOf(view, part);
  const others = view.regions.flatMap(({ groups }) => groups).filter(({ id }) => id !== group?.id);
  const [into, setInto] = useState(others[0]?.part ?? "");
  const held = useHeld(idsOf(group));
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (held) return;
    const other = partOf(view, into);
    onClose();
    if (group && other) mergeGroups(room, hands, view, group, other);
  };
  return (
    <Sheet title={t("group.merge.title", { title: group?.title || t("board.group.none") })} onClose={onClose}>
      <p className="hint">{t("group.merge.hint")}</p>
      <form className="stack" onSubmit={go}>
        <Choices
          legend={t("group.merge.into")}
          chosen={into}
          onChoose={setInto}
          choices={others.map((other) => ({ value: other.part, words: other.title || t("board.group.none") }))}
        />
        <Foot go={t("merge.go")} held={held} onClose={onClose} />
      </form>
    </Sheet>
  );
}

function idsOf(group: GroupView | undefined): readonly string[] {
  return group?.cards.map(({ id }) => id) ?? [];
}

function Foot({ go, held, onClose }: { readonly go: string; readonly held: boolean; readonly onClose: () => void }) {
  const t = useT();
  return (
    <>
      <Held held={held} />
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="b main" aria-disabled={held}>
          {go}
        </button>
      </div>
    </>
  );
}
