import { kindKey } from "../board/kinds.ts";
import type { BoardView, CardRecord } from "../board/model.ts";
import { isWithdrawn, wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import "./dialogs.css";

export function TrashDialog({ view, onClose }: { readonly view: BoardView; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const may = mayIn(room);
  return (
    <Sheet title={t("trash.title")} onClose={onClose}>
      <p className="label">{t(view.trashed.length === 0 ? "trash.empty" : "trash.hint")}</p>
      <ul className="lines">
        {view.trashed.map((record) => (
          <li key={record.id}>
            <span>
              <small className="label">
                {t(kindKey(record.body.value.kind))} {record.body.value.number || ""}
              </small>
              <span className={isWithdrawn(record) ? "words withdrawn-words" : "words"} dir="auto">
                {wordsRead(t, record)}
              </span>
              <Why record={record} />
            </span>
            {may("restoreCards", record.id) && !(isWithdrawn(record) && record.body.value.hidden) && (
              <button
                type="button"
                className="b"
                onClick={() => room.does([{ case: "restoreCards", value: { ids: [record.id] } }], t("said.restored"))}
              >
                {t("restore")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

// Only of other people's cards it is asked for, and of those it is told by whom.
function Why({ record }: { readonly record: CardRecord }) {
  const t = useT();
  const room = useRoom();
  const { by = "", reason = "" } = record.body.value.trashed ?? {};
  const name = room.nameOf(by);
  if (reason === "") return null;
  return (
    <span className="label trash-why">
      {name === "" ? t("trash.reason") : <bdi>{name}:</bdi>} <bdi>{reason}</bdi>
    </span>
  );
}
