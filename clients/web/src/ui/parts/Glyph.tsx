import { type Drawing, drawings, type GlyphName } from "./drawings.ts";

export type { GlyphName } from "./drawings.ts";

// A small drawing in the current colour; always beside a word, so it says nothing by itself.
export function Glyph({
  name,
  turns = false,
  on = false,
}: {
  readonly name: GlyphName;
  readonly turns?: boolean;
  readonly on?: boolean;
}) {
  const { lines, ink }: Drawing = drawings[name];
  return (
    <svg
      className={`g g-${name}${on ? " on" : ""}${turns ? " turn" : ""}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {lines && <path className="lines" d={lines} />}
      {ink && <path d={ink} />}
    </svg>
  );
}
