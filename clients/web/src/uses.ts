// Where one's own words are used, as far as it is asked of the server: a door of its own.
export { type UsesServer, usesAt } from "./protocol/uses.ts";
