import type { CardKind } from "../../index.ts";
import { allKinds, kindKey, lookOf } from "../board/kinds.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";

// What a region suggests lies open; every other kind is in the list, if it is shown.
export function KindPicker({
  suggested,
  kind,
  all,
  onKind,
}: {
  readonly suggested: readonly CardKind[];
  readonly kind: CardKind;
  readonly all: boolean;
  readonly onKind: (kind: CardKind, from: "suggested" | "all") => void;
}) {
  const t = useT();
  const offered = [...suggested.slice(0, 3)];
  if (!offered.includes(kind)) offered.push(kind);
  const rest = allKinds.filter((one) => !offered.includes(one));
  return (
    <>
      <div className="kinds" role="radiogroup" aria-label={t("write.kind")}>
        {offered.map((one) => (
          <label key={one} className={`b kind-${lookOf(one).family}${one === kind ? " chosen" : ""}`}>
            <input type="radio" name="kind" checked={one === kind} onChange={() => onKind(one, "suggested")} />
            <Glyph name={lookOf(one).glyph} />
            {t(kindKey(one))}
          </label>
        ))}
      </div>
      {all && (
        <select
          className="field all-kinds"
          aria-label={t("write.more")}
          value={kind}
          onChange={(event) => onKind(Number(event.target.value), "all")}
        >
          {[kind, ...rest].map((one) => (
            <option key={one} value={one}>
              {t(kindKey(one))}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
