// Session records that people write, as far as they are asked of the server: a door of its own.
export { type RecordsServer, recordsAt } from "./protocol/records.ts";
