import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { addressOfCard } from "../route.ts";
import { Copied } from "./Copied.tsx";

// The address of a card, to be taken along by hand.
export function CardAddressDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  return (
    <Sheet title={t("cardAddress.title")} onClose={onClose}>
      <div className="stack">
        <p>{t("cardAddress.hint")}</p>
        <Copied words={addressOfCard(room.document, id)} />
      </div>
    </Sheet>
  );
}
