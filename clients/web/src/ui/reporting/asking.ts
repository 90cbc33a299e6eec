// What is asked for, refused in the words of reports.
import { type Asking, useAskingWith } from "../room/asking.ts";
import { whyNot } from "./refusals.ts";

export function useAsking(): Asking {
  return useAskingWith(whyNot);
}
