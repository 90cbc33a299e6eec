import { useT } from "../language.ts";
import { Glyph } from "./Glyph.tsx";
import type { Pillar } from "./pillars.ts";

export function PillarName({ pillar }: { readonly pillar: Pillar }) {
  const t = useT();
  return (
    <span className={`pillar p-${pillar}`}>
      <Glyph name={pillar} turns={pillar === "routes"} />
      {t(`pillar.${pillar}`)}
    </span>
  );
}
