import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";

const rows: readonly (readonly [keys: readonly string[], what: Key])[] = [
  [["N"], "keys.add"],
  [["Enter"], "keys.edit"],
  [["Esc", "Enter"], "keys.save"],
  [["Ctrl Enter"], "keys.saveNext"],
  [["Shift Enter"], "keys.line"],
  [["←", "↑", "→", "↓"], "keys.walk"],
  [["Space"], "keys.select"],
  [["Ctrl ←", "Ctrl ↑", "Ctrl →", "Ctrl ↓"], "keys.shift"],
  [["M"], "board.move"],
  [["A"], "board.link"],
  [["Ctrl G"], "board.group"],
  [["Ctrl D"], "board.duplicate"],
  [["Delete"], "board.throw"],
  [["Ctrl Z"], "undo"],
  [["Ctrl Shift Z"], "redo"],
  [["Ctrl F"], "board.find"],
  [["Ctrl +", "Ctrl −", "Ctrl 0"], "keys.zoom"],
  [["Shift 1", "Shift 2"], "keys.fit"],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Sheet title={t("keys.title")} onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
        <div className="contents">
          <dt>
            <kbd>Space</kbd> {t("keys.drag")}
          </dt>
          <dd>{t("keys.pan")}</dd>
        </div>
      </dl>
    </Sheet>
  );
}
