// The meetings that a guidebook is made from, and their boards, as far as whoever writes may open them.
import { useEffect, useMemo, useState } from "react";
import type { RecordNow } from "../../index.ts";
import { recordsAt } from "../../records.ts";
import { placesTaken } from "../join/places.ts";
import { roomOf, useBoards } from "../record/boards.ts";
import { useRoom } from "../room/use.ts";

export interface BoardOfMeeting {
  readonly board: string; // document
  readonly title: string; // "": nobody knows it yet
}

export function useBoardsOf(meetings: readonly string[]): readonly BoardOfMeeting[] {
  const room = useRoom();
  const opened = useBoards(room, meetings);
  return useMemo(() => {
    const found = new Map<string, string>();
    for (const meeting of meetings) {
      const beside = roomOf(opened, meeting);
      for (const { body } of beside?.session.shown.ofKind("breakout") ?? [])
        if (body.value.board !== "" && !body.value.trashed) found.set(body.value.board, body.value.title);
    }
    // Also a board without a group of the programme, where one has a place.
    for (const { document, meeting } of placesTaken())
      if (meetings.includes(meeting) && !/\.(record|guidebook)/.test(document) && !meetings.includes(document))
        if (!found.has(document)) found.set(document, "");
    return [...found].map(([board, title]) => ({ board, title }));
  }, [meetings, opened]);
}

// Records of theirs that may be taken from.
export function useApprovedRecords(meetings: readonly string[]): readonly RecordNow[] {
  const [records, setRecords] = useState<readonly RecordNow[]>([]);
  const asked = meetings.join(" ");
  useEffect(() => {
    let here = true;
    void Promise.all(asked.split(" ").map((meeting) => recordsAt(meeting).readRecords())).then((answers) => {
      const all = answers.flatMap((answer) => (answer.ok ? answer.value : []));
      if (here) setRecords(all.filter(({ state }) => state === "approved" || state === "corrected"));
    });
    return () => {
      here = false;
    };
  }, [asked]);
  return records;
}

// Meetings where this device has a place, and that are not in the guidebook yet.
export function otherMeetings(meetings: readonly string[]): readonly string[] {
  const all = new Set(placesTaken().flatMap(({ meeting }) => (meeting === "" ? [] : [meeting])));
  return [...all].filter((meeting) => !meetings.includes(meeting)).sort();
}
