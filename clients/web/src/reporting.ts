// Between the plenary and its groups, as far as it is asked of the server: a door of its own.
export { type ReportingServer, reportingAt } from "./protocol/reporting.ts";
