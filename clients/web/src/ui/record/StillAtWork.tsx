import { useT } from "../language.ts";

// A record may go out while its group still writes: that is said, and not refused.
export function StillAtWork({ boards }: { readonly boards: readonly string[] }) {
  const t = useT();
  if (boards.length === 0) return null;
  return (
    <p className="rec-at-work" role="note">
      {t("record.gate.atWork", { count: boards.length, boards: boards.join(", ") })}
    </p>
  );
}
