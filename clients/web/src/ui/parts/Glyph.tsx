// A small drawing in the current colour; always beside a word, so it says nothing by itself.
export function Glyph({ name, turns = false }: { readonly name: string; readonly turns?: boolean }) {
  return <i className={`g g-${name}${turns ? " turn" : ""}`} aria-hidden="true" />;
}
