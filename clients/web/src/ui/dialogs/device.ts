// What is kept beside the outboxes, of whoever was at this device; how it looks stays, as that is the device's.
import { forget, keptLike } from "../kept.ts";

export function forgetPeople(): void {
  for (const name of keptLike("")) if (name !== "settings") forget(name);
}
