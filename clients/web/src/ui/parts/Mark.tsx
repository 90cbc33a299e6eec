import { Glyph } from "./Glyph.tsx";
import { type Pillar, pillars } from "./pillars.ts";

// The four shapes and the name; the pillar one is in is filled.
export function Mark({ pillar }: { readonly pillar?: Pillar | undefined }) {
  return (
    <span className={`mark ${pillar ? `p-${pillar}` : ""}`}>
      <span className="four" aria-hidden="true">
        {pillars.map((one) => (
          <Glyph key={one} name={one === pillar ? one : `${one}-o`} on={one === pillar} turns={one === "routes"} />
        ))}
      </span>
      Plenary
    </span>
  );
}
