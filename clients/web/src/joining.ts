// The way in: a door of its own, as it comes before index.ts does. A form to join with stands on the screen, and may have been
// sent, while the session's code is on its way.
export type { Answered, Failure } from "./protocol/calling.ts";
export { type Ahead, type AtTheDoor, type BoardAhead, doorAt, type Joined, modes } from "./protocol/door.ts";
export { insideToken, readLink } from "./protocol/link.ts";
