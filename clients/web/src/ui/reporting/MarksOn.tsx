import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import "./reporting.css";

// How many visitors recognised something here.
export function MarksOn({ count }: { readonly count: number }) {
  const t = useT();
  return (
    <span className="rp-marks num">
      <Glyph name="tick" />
      {t("walk.marks", { count })}
    </span>
  );
}
