import { useT } from "../language.ts";
import type { May } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import { lockRegion } from "./doing.ts";
import type { Hands } from "./hands.ts";
import type { RegionView } from "./model.ts";

// For whoever leads, beside the title of a region. On the canvas it is reached from the region, so that Tab does not have
// to pass all of them.
export function RegionMenu({
  region,
  hands,
  may,
  tabbable = true,
}: {
  readonly region: RegionView;
  readonly hands: Hands;
  readonly may: May;
  readonly tabbable?: boolean;
}) {
  const t = useT();
  const room = useRoom();
  if (!may("setRegion")) return null;
  const { id, number } = region;
  const { locked, title } = region.region;
  return (
    <MenuButton
      label={t("board.region.menu", { number, title })}
      className="bare region-menu"
      tabbable={tabbable}
      onChoose={(line) => (line === "lock" ? lockRegion(room, id, !locked) : hands.writing.set({ region: id }))}
      lines={[
        may("addCard") && { id: "add", words: t("keys.add") },
        { id: "lock", words: t(locked ? "board.region.unlock" : "board.region.lock"), keys: "Ctrl Shift L" },
      ]}
    >
      <Glyph name="more" />
    </MenuButton>
  );
}
