import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useLeave } from "../room/use.ts";

// Only where something has not been sent: what becomes of it is said before one goes.
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const leave = useLeave();
  return (
    <Sheet title={t("menu.leave")} onClose={onClose}>
      <p>{t("leave.unsent")}</p>
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="b main" onClick={leave}>
          {t("menu.leave")}
        </button>
      </div>
    </Sheet>
  );
}
