import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { later } from "../parts/later.tsx";
import { KeysDialog } from "../settings/KeysDialog.tsx";
import { SettingsDialog } from "../settings/SettingsDialog.tsx";
import { CardAddressDialog } from "../share/CardAddressDialog.tsx";
import { useStore } from "../store.ts";
import { CommandsDialog } from "./CommandsDialog.tsx";
import { DeviceDialog } from "./DeviceDialog.tsx";
import { GroupDialog } from "./GroupDialog.tsx";
import { MergeGroupDialog, MoveGroupDialog } from "./GroupDialogs.tsx";
import { KindDialog } from "./KindDialog.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { RevealDialog } from "./RevealDialog.tsx";
import { ThrowDialog } from "./ThrowDialog.tsx";
import { TrashDialog } from "./TrashDialog.tsx";

const HelpDialog = later(async () => (await import("../leading/Signs.tsx")).HelpDialog);
const AnnounceDialog = later(async () => (await import("../leading/AnnounceDialog.tsx")).AnnounceDialog);
const PairsDialog = later(async () => (await import("../leading/PairsDialog.tsx")).PairsDialog);
const ScreeningDialog = later(async () => (await import("../leading/ScreeningDialog.tsx")).ScreeningDialog);
const AskedDialog = later(async () => (await import("../quotations/door.ts")).AskedDialog());
const WithdrawDialog = later(async () => (await import("../quotations/door.ts")).WithdrawDialog());
const DetailsDialog = later(async () => (await import("../checks/door.ts")).DetailsDialog());
const LateDialog = later(async () => (await import("../checks/door.ts")).LateDialog());
const door = () => import("../deciding/door.ts");
const ProposalDialog = later(async () => (await door()).ProposalDialog());
const AmendDialog = later(async () => (await door()).AmendDialog());
const ConcludeDialog = later(async () => (await door()).ConcludeDialog());
const RespondDialog = later(async () => (await door()).RespondDialog());
const PhaseDialog = later(async () => (await import("../leading/PhaseDialog.tsx")).PhaseDialog);
const CloseDialog = later(async () => (await import("../leading/CloseDialog.tsx")).CloseDialog);
const PlanDialog = later(async () => (await import("../leading/PlanDialog.tsx")).PlanDialog);
const RoundDialog = later(async () => (await import("../leading/RoundDialog.tsx")).RoundDialog);
const VoteDialog = later(async () => (await import("../leading/VoteDialog.tsx")).VoteDialog);
const ShareDialog = later(async () => (await import("../share/ShareDialog.tsx")).ShareDialog);
const ExportDialog = later(async () => (await import("../share/ExportDialog.tsx")).ExportDialog);
const WayInDialog = later(async () => (await import("../record/door.ts")).WayInDialog(), undefined, false);
const LineDialog = later(async () => (await import("../room/LineDialog.tsx")).LineDialog);
const RehearseDialog = later(async () => (await import("../preparing/door.ts")).RehearseDialog(), undefined, false);
const ImportDialog = later(async () => (await import("../import/ImportDialog.tsx")).ImportDialog);

export function Dialogs({ view, hands }: { readonly view: BoardView; readonly hands: Hands }) {
  const asking = useStore(hands.asking);
  const close = () => {
    hands.asking.set(undefined);
    const stop = hands.active.value;
    setTimeout(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)?.focus();
    }, 60);
  };
  if (!asking) return null;
  switch (asking.what) {
    case "move":
      return <MoveDialog view={view} ids={asking.ids} onClose={close} />;
    case "group":
      return <GroupDialog view={view} ids={asking.ids} onClose={close} />;
    case "leave":
      return <LeaveDialog onClose={close} />;
    case "device":
      return <DeviceDialog onClose={close} />;
    case "merge":
      return <MergeDialog view={view} ids={asking.ids} onClose={close} />;
    case "rename":
      return <GroupDialog view={view} ids={[]} cluster={asking.cluster} onClose={close} />;
    case "moveGroup":
      return <MoveGroupDialog view={view} hands={hands} part={asking.part} onClose={close} />;
    case "mergeGroup":
      return <MergeGroupDialog view={view} hands={hands} part={asking.part} onClose={close} />;
    case "link":
      return <LinkDialog view={view} id={asking.id} with={asking.to} onClose={close} />;
    case "kind":
      return <KindDialog view={view} ids={asking.ids} onClose={close} />;
    case "commands":
      return <CommandsDialog onClose={close} />;
    case "details":
      return <DetailsDialog view={view} id={asking.id} onClose={close} />;
    case "late":
      return <LateDialog onClose={close} />;
    case "cardAddress":
      return <CardAddressDialog id={asking.id} onClose={close} />;
    case "trash":
      return <TrashDialog view={view} onClose={close} />;
    case "throw":
      return <ThrowDialog view={view} hands={hands} ids={asking.ids} onClose={close} />;
    case "withdraw":
      return <WithdrawDialog id={asking.id} onClose={close} />;
    case "settings":
      return <SettingsDialog onClose={close} />;
    case "line":
      return <LineDialog onClose={close} />;
    case "rehearse":
      return <RehearseDialog onClose={close} />;
    case "keys":
      return <KeysDialog onClose={close} />;
    case "reveal":
      return <RevealDialog onClose={close} />;
    case "share":
      return <ShareDialog onClose={close} />;
    case "export":
      return <ExportDialog onClose={close} />;
    case "record":
      return <WayInDialog onClose={close} />;
    case "plan":
      return <PlanDialog onClose={close} />;
    case "phase":
      return <PhaseDialog id={asking.id} onClose={close} />;
    case "close":
      return <CloseDialog hands={hands} onClose={close} />;
    case "round":
      return <RoundDialog onClose={close} />;
    case "vote":
      return <VoteDialog view={view} hands={hands} onClose={close} />;
    case "help":
      return <HelpDialog onClose={close} />;
    case "announce":
      return <AnnounceDialog onClose={close} />;
    case "pairs":
      return <PairsDialog onClose={close} />;
    case "screening":
      return <ScreeningDialog view={view} onClose={close} />;
    case "proposal":
      return <ProposalDialog id={asking.id} replaces={asking.replaces} view={view} hands={hands} onClose={close} />;
    case "amend":
      return <AmendDialog id={asking.id} onClose={close} />;
    case "conclude":
      return <ConcludeDialog id={asking.id} onClose={close} />;
    case "respond":
      return <RespondDialog onClose={close} />;
    case "asked":
      return <AskedDialog id={asking.id} onClose={close} />;
    case "import":
      return (
        <ImportDialog
          view={view}
          region={asking.region}
          words={asking.words}
          pasted={asking.pasted}
          file={asking.file}
          onClose={close}
        />
      );
    default:
      return asking satisfies never;
  }
}
