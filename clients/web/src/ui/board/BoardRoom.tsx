import { useEffect, useState } from "react";
import { Role } from "../../index.ts";
import { fetchBoard } from "../ahead.ts";
import { PolicyScreen } from "../join/PolicyScreen.tsx";
import { placeAt, policyWasRead, wasAt } from "../join/places.ts";
import { later, soon } from "../parts/later.tsx";
import { JoiningAnswers } from "../recording/door.ts";
import { hearsReports } from "../reporting/reports.ts";
import { Opening } from "../room/Opening.tsx";
import { useRoom, useTopic } from "../room/use.ts";

const BoardScreen = soon(fetchBoard, Opening);
const Projector = later(async () => (await import("../projector/Projector.tsx")).Projector);
const FarReport = later(async () => (await import("../reporting/door.ts")).FarReport(), undefined, false);
const ReportScreen = later(async () => (await import("../reporting/door.ts")).ReportScreen(), Opening, false);
const RecordScreen = later(async () => (await import("../record/door.ts")).RecordScreen(), Opening, false);
const GuidebookScreen = later(async () => (await import("../guidebook/door.ts")).GuidebookScreen(), Opening, false);
const OtherAddress = later(async () => (await import("../ways/door.ts")).OtherAddress(), undefined, false);
const PrintScreen = later(async () => (await import("../print/PrintScreen.tsx")).PrintScreen);

setTimeout(() => void JoiningAnswers().catch(() => undefined)); // asked for before the board is shown

// A board, and in which of its shapes it is looked at.
export function BoardRoom({ as }: { readonly as: "board" | "projector" | "print" | "reports" }) {
  const room = useRoom();
  useTopic(room, "document");
  const [read, setRead] = useState(placeAt(room.document)?.read ?? false);
  const [arrives, setArrives] = useState(false); // from the page before
  const board = room.session.shown.board();
  const title = board?.title;
  const of = board?.meetingTitle ?? "";
  useEffect(() => {
    if (title) globalThis.document.title = `${title} · Plenary`;
  }, [title]);
  const { role } = room;
  useEffect(() => {
    if (title !== undefined && role !== Role.ROLE_UNSPECIFIED) wasAt(room.document, { title, of, role });
  }, [room, title, of, role]);

  // A session record is a document of its own, at the same address; so is a guidebook.
  const head = room.session.shown.sessionRecord();
  if (head) return <RecordScreen head={head} />;
  const guidebook = room.session.shown.guidebook();
  if (guidebook) return <GuidebookScreen head={guidebook} />;
  if (room.session.shown.meeting()) return <OtherAddress is="meeting" />;
  if (!board) return <Opening room={room} />;
  if (!read)
    return (
      <PolicyScreen
        board={board}
        onRead={() => {
          policyWasRead(room.document);
          setArrives(true);
          setRead(true);
        }}
      />
    );
  switch (as) {
    case "board":
      return <BoardScreen board={board} arrives={arrives} />;
    case "projector":
      return hearsReports(room.session.shown) ? <FarReport board={board} /> : <Projector board={board} />;
    case "reports":
      return <ReportScreen board={board} />;
    case "print":
      return <PrintScreen board={board} />;
    default:
      return as satisfies never;
  }
}
