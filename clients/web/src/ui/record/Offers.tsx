import { useLayoutEffect, useRef } from "react";
import type { RecordOffer } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { useDesk } from "./desk.ts";
import { leavesOffer, takesOffer } from "./doing.ts";
import { Marked } from "./Marked.tsx";
import { nameOf } from "./offers.ts";
import { paperOf } from "./paper.ts";

export function keyOf({ paragraph }: RecordOffer): string {
  return `offer.${paragraph?.draftedFrom ?? ""}`;
}
function sentence(t: T, { change }: RecordOffer): string {
  if (change === "new") return t("record.offer.new");
  return t(change === "changed" ? "record.offer.changed" : "record.offer.gone");
}

// What a board says otherwise than the record: offered, never forced.
export function Offer({ offer, words }: { readonly offer: RecordOffer; readonly words: string }) {
  const t = useT();
  const room = useRoom();
  const desk = useDesk();
  const { change, text, paragraph } = offer;
  const waits = useStore(desk.hands.settling).has(nameOf(offer));
  const box = useRef<HTMLDivElement>(null);
  useFocusBeside(box);
  return (
    <div
      ref={box}
      className="rec-note"
      data-part={keyOf(offer)}
      tabIndex={-1}
      role="group"
      aria-label={sentence(t, offer)}
      aria-busy={waits}
    >
      <Glyph name="redo" turns />
      <p>
        <b>{sentence(t, offer)}</b>
        {change === "new" && paragraph?.quotation && <> {t("record.offer.quotation")}</>}
      </p>
      {change !== "gone" && text !== "" && (
        <blockquote dir="auto">
          {paragraph?.heading && change === "new" && <b>{paragraph.heading} </b>}
          {change === "changed" ? <Marked before={words} after={text} side="after" /> : text}
        </blockquote>
      )}
      <div className="row">
        <button
          type="button"
          className="link"
          aria-disabled={waits}
          onClick={() => !waits && takesOffer(room, desk, paperOf(room.session.shown), offer)}
        >
          {t(change === "gone" ? "record.offer.takeOut" : "record.offer.take")}
        </button>
        <button
          type="button"
          className="link"
          aria-disabled={waits}
          onClick={() => !waits && leavesOffer(room, desk, offer)}
        >
          {t("record.offer.leave")}
        </button>
      </div>
    </div>
  );
}

// Whoever was at it when it goes is at its paragraph; at what stands after it, where it has none.
function useFocusBeside(box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const one = box.current;
    return () => {
      if (!one?.contains(document.activeElement)) return;
      const place = one.parentElement?.closest("[data-part]") ?? one.nextElementSibling;
      if (place instanceof HTMLElement) place.focus();
    };
  }, [box]);
}
