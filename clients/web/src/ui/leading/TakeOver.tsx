import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { useOneTap } from "./doing.ts";
import { keptForMs } from "./model.ts";
import { clockAt } from "./PhaseClock.tsx";

// Whoever leads has lost the line. For a while the role is kept; then somebody who is here may take it.
export function TakeOver({ sinceMs }: { readonly sinceMs: number }) {
  const t = useT();
  const room = useRoom();
  const { waits, tap } = useOneTap();
  const nowMs = useServerTime(room, 1_000);
  const early = nowMs - sinceMs < keptForMs;
  const minutes = Math.max(1, Math.floor((nowMs - sinceMs) / 60_000));
  return (
    <p className="flag take-over" role="status">
      <Glyph name="warn" />
      <span>
        <b>{t("takeOver.title")}</b>{" "}
        {early
          ? t("takeOver.kept", { time: clockAt(room, sinceMs + keptForMs) })
          : t("takeOver.may", { count: minutes })}
      </span>
      {!early && (
        <button type="button" className="b" aria-disabled={waits} onClick={() => tap({ case: "takeOver", value: {} })}>
          {t("takeOver.go")}
        </button>
      )}
    </p>
  );
}
