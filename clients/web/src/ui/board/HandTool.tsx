import { useEffect } from "react";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { settings } from "../settings/settings.ts";
import type { Hands } from "./hands.ts";

// Says that the mouse moves the board just now, and how that ends.
export function HandTool({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useEffect(() => room.announcer.own(t("hand.on")), [room, t]);
  return (
    <p className="hand-tool">
      <Glyph name="hand" />
      <span>{t("hand.on")}</span>
      <button type="button" className="b" onClick={() => hands.tool.set("select")}>
        {t("hand.off")}
        {settings.value.singleKeys && <kbd>V</kbd>}
      </button>
    </p>
  );
}
