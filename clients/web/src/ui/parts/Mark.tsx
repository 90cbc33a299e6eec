import { type Pillar, pillars } from "./pillars.ts";

// The four shapes and the name; the pillar one is in is filled.
export function Mark({ pillar }: { readonly pillar?: Pillar | undefined }) {
  return (
    <span className={`mark ${pillar ? `p-${pillar}` : ""}`}>
      <span className="four" aria-hidden="true">
        {pillars.map((one) => (
          <i key={one} className={`g g-${one}${one === pillar ? " on" : "-o"}${one === "routes" ? " turn" : ""}`} />
        ))}
      </span>
      Plenary
    </span>
  );
}
