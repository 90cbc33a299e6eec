import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { MarkKeys as loadKeys } from "../recording/door.ts";

const MarkKeys = later(loadKeys);

const rows: readonly (readonly [keys: readonly string[], what: Key])[] = [
  [["N", "T"], "keys.add"],
  [["V"], "keys.pick"],
  [["H"], "board.hand"],
  [["Enter"], "keys.edit"],
  [["Esc", "Enter"], "keys.save"],
  [["Ctrl Enter"], "keys.saveNext"],
  [["Shift Enter"], "keys.line"],
  [["←", "↑", "→", "↓"], "keys.walk"],
  [["Space"], "keys.select"],
  [["Ctrl ←", "Ctrl ↑", "Ctrl →", "Ctrl ↓"], "keys.shift"],
  [["M"], "board.move"],
  [["A"], "board.link"],
  [["R"], "keys.respond"],
  [["F", "Ctrl G"], "board.group"],
  [["E"], "keys.signs"],
  [["Ctrl Shift G"], "keys.ungroup"],
  [["Ctrl K"], "keys.link"],
  [["Ctrl Shift L"], "keys.lock"],
  [["Ctrl V"], "keys.paste"],
  [["Ctrl Shift V"], "keys.pasteOne"],
  [["Ctrl D"], "board.duplicate"],
  [["Delete"], "board.throw"],
  [["Ctrl Z"], "undo"],
  [["Ctrl Shift Z"], "redo"],
  [["Ctrl F"], "board.find"],
  [["Ctrl /", "Ctrl Shift P"], "commands.title"],
  [["Ctrl +", "Ctrl −", "Ctrl 0"], "keys.zoom"],
  [["Shift 1", "Shift 2"], "keys.fit"],
];
// While writing a note.
const inNotes: typeof rows = [
  [["#"], "notes.card.long"],
  [["@"], "notes.person.long"],
  [["F8"], "notes.time"],
  [["F9"], "notes.mark"],
  [["Ctrl B", "Ctrl I"], "notes.boldItalic"],
  [["Ctrl K"], "notes.link"],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Sheet title={t("keys.title")} onClose={onClose}>
      <dl className="keys">
        {rows.map((row) => (
          <Row key={row[1]} row={row} />
        ))}
        <div className="contents">
          <dt>
            <kbd>Space</kbd> {t("keys.drag")}
          </dt>
          <dd>{t("keys.pan")}</dd>
        </div>
        <div className="contents">
          <dt>
            <kbd>Alt</kbd> {t("keys.drag")}
          </dt>
          <dd>{t("board.duplicate")}</dd>
        </div>
        <div className="contents">
          <dt>
            <kbd>Ctrl</kbd> {t("keys.drop")}
          </dt>
          <dd>{t("merge.go")}</dd>
        </div>
        <div className="contents">
          <dt>{t("keys.hold")}</dt>
          <dd>{t("keys.holdDoes")}</dd>
        </div>
      </dl>
      <h3 className="lab">{t("notes.title")}</h3>
      <dl className="keys">
        {inNotes.map((row) => (
          <Row key={row[1]} row={row} />
        ))}
      </dl>
      <MarkKeys />
    </Sheet>
  );
}

function Row({ row: [keys, what] }: { readonly row: (typeof rows)[number] }) {
  const t = useT();
  return (
    <div className="contents">
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{t(what)}</dd>
    </div>
  );
}
