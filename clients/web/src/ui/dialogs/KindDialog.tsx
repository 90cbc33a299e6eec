import { type FormEvent, useState } from "react";
import { CardKind } from "../../index.ts";
import { setKinds } from "../board/doing.ts";
import { charactersLeft } from "../board/limits.ts";
import type { BoardView } from "../board/model.ts";
import { KindPicker } from "../composer/KindPicker.tsx";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

// A card on the board becomes one of another kind: its words, its number and its place stay.
export function KindDialog({
  view,
  ids,
  onClose,
}: {
  readonly view: BoardView;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const cards = ids.flatMap((id) => view.cards.get(id) ?? []);
  const first = cards[0]?.body.value;
  const [kind, setKind] = useState(first?.kind ?? CardKind.IDEA);
  const suggested = view.regions.find(({ id }) => id === first?.region)?.region.cardKinds ?? [];
  // Only a quotation may be longer than other cards are.
  const over = Math.max(0, ...cards.map(({ id }) => -charactersLeft(room.session.shown.words(id))));
  const tooLong = over > 0 && kind !== CardKind.QUOTE;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (tooLong) return;
    setKinds(room, view, ids, kind);
    onClose();
  };
  return (
    <Sheet title={t("cardKind.title", { count: cards.length })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <div>
          <KindPicker suggested={suggested} kind={kind} all onKind={setKind} />
        </div>
        {tooLong && (
          <p className="fault" role="alert">
            {t("write.tooLong", { count: over })}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={tooLong}>
            {t("cardKind.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
