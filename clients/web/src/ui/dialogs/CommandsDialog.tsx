import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useT } from "../language.ts";
import { type Command, commandsOf, found, offersNow } from "../parts/offers.ts";
import { Sheet } from "../parts/Sheet.tsx";

// Everything that the menus offer just now, as a list with a field that filters it.
export function CommandsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const list = useId();
  const [all] = useState(() => commandsOf(offersNow()));
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const chosen = useRef<HTMLLIElement>(null);
  const shown = found(all, typed);
  const now = Math.min(at, Math.max(0, shown.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is chosen
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest" });
  }, [now, typed]);
  const does = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.does();
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((now + step + shown.length) % Math.max(1, shown.length));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      does(shown[now]);
    }
  };
  return (
    <Sheet title={t("commands.title")} onClose={onClose}>
      <input
        className="field"
        type="text"
        role="combobox"
        dir="auto"
        autoFocus
        aria-label={t("commands.find")}
        placeholder={t("commands.find")}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? `${list}-${now}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <p className="vh" role="status">
        {t("commands.count", { count: shown.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox */}
      <ul className="commands" id={list} role="listbox" aria-label={t("commands.title")}>
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <li
            key={`${command.menu} ${command.words}`}
            ref={index === now ? chosen : undefined}
            id={`${list}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            tabIndex={-1}
            aria-selected={index === now}
            onClick={() => does(command)}
          >
            <span>
              {command.words} <small className="label">{command.menu}</small>
            </span>
            {command.keys && <kbd>{command.keys}</kbd>}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="label">{t("commands.none")}</p>}
    </Sheet>
  );
}
