// Between the plenary and its groups, and at the door of a board, as far as it is asked of the server: a door of its own.
export { type AtTheDoor, type ReportingServer, reportingAt } from "./protocol/reporting.ts";
