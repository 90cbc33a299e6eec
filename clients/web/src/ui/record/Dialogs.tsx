import type { SessionRecordHead } from "../../index.ts";
import { later } from "../parts/later.tsx";
import { AboutDialog } from "./AboutDialog.tsx";
import { ApproveDialog } from "./ApproveDialog.tsx";
import { CirculateDialog } from "./CirculateDialog.tsx";
import { CorrectionDialog } from "./CorrectionDialog.tsx";
import { type Asking, useDesk } from "./desk.ts";
import { HeadingDialog } from "./HeadingDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import type { Paper } from "./paper.ts";
import { RecordingsDialog } from "./RecordingsDialog.tsx";

const SettingsDialog = later(async () => (await import("../dialogs/door.ts")).SettingsDialog());
const ExportDialog = later(async () => (await import("../dialogs/door.ts")).ExportDialog());

export function Dialogs({
  head,
  asking,
  paper,
}: {
  readonly head: SessionRecordHead;
  readonly asking: Asking;
  readonly paper: Paper;
}) {
  const desk = useDesk();
  const close = () => {
    desk.hands.asking.set(undefined);
    const part = desk.hands.active.value;
    setTimeout(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)?.focus();
    }, 60);
  };
  switch (asking.what) {
    case "circulate":
      return <CirculateDialog head={head} onClose={close} />;
    case "approve":
      return <ApproveDialog head={head} onClose={close} />;
    case "about":
      return <AboutDialog head={head} onClose={close} />;
    case "correction":
    case "corrigendum":
      return <CorrectionDialog what={asking.what} paragraph={asking.paragraph} paper={paper} onClose={close} />;
    case "move":
      return <MoveDialog paragraph={asking.paragraph} paper={paper} desk={desk} onClose={close} />;
    case "heading":
      return <HeadingDialog paragraph={asking.paragraph} paper={paper} onClose={close} />;
    case "recordings":
      return <RecordingsDialog head={head} onClose={close} />;
    case "export":
      return <ExportDialog of="record" onClose={close} />;
    case "settings":
      return <SettingsDialog onClose={close} />;
    default:
      return asking satisfies never;
  }
}
