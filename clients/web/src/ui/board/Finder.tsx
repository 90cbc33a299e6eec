import { useEffect, useRef } from "react";
import { useT } from "../language.ts";
import { useStore } from "../store.ts";
import type { Hands } from "./hands.ts";
import type { BoardView } from "./model.ts";

// Find on the board: what does not match fades; Enter goes from one to the next.
export function Finder({ hands, view }: { readonly hands: Hands; readonly view: BoardView }) {
  const t = useT();
  const finding = useStore(hands.finding);
  const field = useRef<HTMLInputElement>(null);
  const open = finding !== undefined;
  useEffect(() => {
    if (open) field.current?.select();
  }, [open]);
  if (finding === undefined) return null;
  const looked = finding.trim().toLowerCase();
  const found =
    looked === ""
      ? []
      : view.order.filter((id) => (view.cards.get(id)?.text?.content ?? "").toLowerCase().includes(looked));
  const go = (by: number) => {
    if (found.length === 0) return;
    const at = found.indexOf(hands.active.value);
    const next = found[(at + by + found.length) % found.length] ?? found[0] ?? "";
    hands.active.set(next);
    hands.select([next]);
    document.querySelector(`[data-stop="${CSS.escape(next)}"]`)?.scrollIntoView({ block: "center", inline: "nearest" });
  };
  const close = () => {
    hands.finding.set(undefined);
    document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(hands.active.value)}"]`)?.focus();
  };
  return (
    <search className="finder">
      <input
        ref={field}
        className="field"
        type="search"
        dir="auto"
        aria-label={t("find.label")}
        placeholder={t("find.label")}
        value={finding}
        onChange={(event) => hands.finding.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") close();
        }}
      />
      <span className="label num" role="status">
        {looked !== "" && t("find.count", { count: found.length })}
      </span>
      <button type="button" className="b" onClick={() => go(-1)}>
        {t("find.previous")}
      </button>
      <button type="button" className="b" onClick={() => go(1)}>
        {t("find.next")}
      </button>
      <button type="button" className="b bare" onClick={close}>
        {t("close")}
      </button>
    </search>
  );
}
