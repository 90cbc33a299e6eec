// What a form still needs is said at the field, once somebody has tried to go on without it; that field gets the focus. A
// button that does nothing and says nothing leaves a person guessing.
import { type FormEvent, useState } from "react";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";

export interface Needs {
  readonly tried: boolean;
  // Whether something is missing: then the form stays, and says what.
  stops(event: FormEvent, missing: boolean): boolean;
}
export function useNeeds(): Needs {
  const [tried, setTried] = useState(false);
  return {
    tried,
    stops(event, missing) {
      event.preventDefault();
      setTried(missing);
      const form = event.currentTarget;
      if (missing) setTimeout(() => fieldOf(form.querySelector(".needed"))?.focus());
      return missing;
    },
  };
}
function fieldOf(said: Element | null): HTMLElement | null | undefined {
  return said?.closest("label, fieldset, .labelled")?.querySelector<HTMLElement>("input, textarea, select");
}

// Within the label of its field, so that it is read with it.
export function Needed({ when, words = "needed.words" }: { readonly when: boolean; readonly words?: Key }) {
  const t = useT();
  if (!when) return null;
  return (
    <span className="fault needed" role="alert">
      {t(words)}
    </span>
  );
}
