// What is asked for, refused in the words of deciding; and what was begun, kept on this device until the server has it.
import { useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { type Asking, useAskingWith } from "../room/asking.ts";
import { whyRefused } from "./refusals.ts";

export function useAsking(): Asking {
  return useAskingWith(whyRefused);
}

export function useDraft<Draft extends object>(
  name: string,
  empty: Draft,
): readonly [Draft, (some: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...kept<Partial<Draft>>(name) }));
  return [
    draft,
    (some) => {
      const next = { ...draft, ...some };
      setDraft(next);
      keep(name, next);
    },
    () => {
      forget(name);
      setDraft(empty);
    },
  ];
}
