// The door of this folder. Each file holds one thought; change.ts opens with the idea.
export { apply, type Fault, faultOn, inverse } from "./apply.ts";
export { Change, nothingOn } from "./change.ts";
export { difference } from "./difference.ts";
export { lineageAfter } from "./lineage.ts";
export { fromProto, toProto } from "./stored_change.ts";
export { compose, moved, type Side, transform } from "./transform.ts";
export { wellFormed } from "./utf16.ts";
