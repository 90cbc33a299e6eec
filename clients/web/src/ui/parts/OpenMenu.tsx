import { type RefObject, useEffect, useRef } from "react";
import { Menu, MenuItem, Popover, Separator } from "react-aria-components";

// "line": a rule between two parts of the menu. `at`: the time of what people wrote, which stands there in their words.
export type MenuLine =
  | "line"
  | { readonly id: string; readonly words: string; readonly keys?: string; readonly at?: string };

export function OpenMenu({
  label,
  button,
  upward,
  lines,
  onChoose,
  onClose,
}: {
  readonly label: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly upward: boolean;
  readonly lines: readonly MenuLine[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}) {
  // Opened by Enter, which browsers make a click of, React Aria leaves the focus on the menu as a whole.
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === menu.current) menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Popover
      triggerRef={button}
      aria-label={label}
      isOpen
      onOpenChange={(open) => open || onClose()}
      placement={upward ? "top end" : "bottom end"}
    >
      <Menu
        ref={menu}
        className="menu"
        aria-label={label}
        autoFocus="first"
        onAction={(id) => {
          onClose();
          onChoose(String(id));
        }}
      >
        {lines.map((line, at) =>
          line === "line" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is where it is
            <Separator key={at} />
          ) : (
            <MenuItem key={line.id} id={line.id} textValue={line.words} className={line.at === undefined ? "" : "said"}>
              {line.at !== undefined && <span className="label num">{line.at}</span>}
              {line.words} {line.keys && <kbd>{line.keys}</kbd>}
            </MenuItem>
          ),
        )}
      </Menu>
    </Popover>
  );
}
