import { type ReactNode, useRef, useState } from "react";
import { later } from "./later.tsx";
import type { MenuLine } from "./OpenMenu.tsx";
import { useOffer } from "./offers.ts";

const OpenMenu = later(async () => (await import("./OpenMenu.tsx")).OpenMenu);

export type { MenuLine } from "./OpenMenu.tsx";

// A button with a menu behind it. The menu itself is fetched when it is wanted.
export function MenuButton({
  label,
  className = "",
  upward = false,
  tabbable = true,
  lines,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly upward?: boolean;
  readonly tabbable?: boolean; // else only whoever comes by with a pointer
  readonly lines: readonly (MenuLine | false)[];
  readonly onChoose: (id: string) => void;
  readonly children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useOffer({ label, lines, onChoose });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`b ${className}`}
        tabIndex={tabbable ? undefined : -1}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <OpenMenu
          label={label}
          button={button}
          upward={upward}
          lines={lines.filter((line) => line !== false)}
          onChoose={onChoose}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
