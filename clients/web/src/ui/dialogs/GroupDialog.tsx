import { type FormEvent, useState } from "react";
import { groupCards } from "../board/doing.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { Held, useHeld } from "./Held.tsx";

// Names a group: a new one of these cards, or one that is there.
export function GroupDialog({
  view,
  ids,
  cluster,
  onClose,
}: {
  readonly view: BoardView;
  readonly ids: readonly string[];
  readonly cluster?: string;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [title, setTitle] = useState(cluster === undefined ? "" : (room.session.shown.cluster(cluster)?.title ?? ""));
  const held = useHeld(ids);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (held) return;
    if (cluster === undefined) groupCards(room, view, ids, title.trim());
    else if (title.trim() !== (room.session.shown.cluster(cluster)?.title ?? ""))
      room.does([{ case: "setCluster", value: { id: cluster, title: title.trim() } }]);
    onClose();
  };
  const dissolve = () => {
    if (cluster !== undefined) room.does([{ case: "dissolveCluster", value: { id: cluster } }]);
    onClose();
  };
  return (
    <Sheet title={t("group.title")} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <label>
          <span className="hint">{t("group.hint")}</span>
          <input
            className="field"
            dir="auto"
            autoFocus
            maxLength={80}
            aria-label={t("group.title")}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <Held held={held} />
        <div className="foot">
          {cluster !== undefined && (
            <button type="button" className="b" onClick={dissolve}>
              {t("board.ungroup")}
            </button>
          )}
          <button type="submit" className="b main" aria-disabled={held}>
            {t(cluster === undefined ? "group.go" : "board.rename")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
