// Preparing a meeting, as far as it is asked of the server: a door of its own, as only whoever leads needs it.
export { type MeetingServer, meetingAt } from "./protocol/meetings.ts";
