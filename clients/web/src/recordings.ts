// Recordings that are kept on the server: apart from index.ts, because most pages never bring one.
export { type RecordingsServer, recordingsAt } from "./protocol/recordings.ts";
