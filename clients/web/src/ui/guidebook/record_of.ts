// The record of one board, by the names that server/api/record_boards.cc gives: it tells where a session can be heard.
export function recordOf(board: string, meetings: readonly string[]): string {
  const meeting = meetings.find((one) => board.startsWith(`${one}.`));
  return meeting === undefined ? `${board}.record` : `${meeting}.record.${board.slice(meeting.length + 1)}`;
}
