import { shownName } from "../room/names.ts";

// A name in a list of people. One that is cut elsewhere is opened here as a whole, with a click or a key.
export function PersonName({ name }: { readonly name: string }) {
  const shown = shownName(name);
  const words = (
    <b>
      <bdi>{shown}</bdi>
    </b>
  );
  if (shown === name) return words;
  return (
    <details className="long-name">
      <summary>{words}</summary>
      <bdi>{name}</bdi>
    </details>
  );
}
