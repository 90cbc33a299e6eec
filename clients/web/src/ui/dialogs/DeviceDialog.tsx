import { useEffect, useState } from "react";
import { forgetEverybody, serverAt, unsentHere } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { forgetPeople } from "./device.ts";

// For a device that stands on a table: the next person finds nothing of the last one. First the session ends, so that a
// line that is down leaves everything as it is.
export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const [elsewhere, setElsewhere] = useState(0); // of pages that were closed, too
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState("");
  const { changes } = room.savedState();
  useEffect(() => {
    let here = true;
    const look = async () => {
      const some = await unsentHere().catch(() => 1); // nobody knows: as if there were something
      if (here) setElsewhere(some);
    };
    void look();
    const timer = setInterval(() => void look(), 1_000);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, []);
  const unsent = Math.max(changes, elsewhere);
  const go = async () => {
    if (waits || unsent > 0) return;
    setWaits(true);
    setFault("");
    const ended = await serverAt().signOut();
    if (!ended.ok && ended.status !== 401) {
      setWaits(false);
      return setFault(t("device.unreached"));
    }
    await room.seat.leave();
    await forgetEverybody().catch(() => 0);
    forgetPeople();
    location.replace("/join");
  };
  return (
    <Sheet title={t("menu.device")} onClose={onClose}>
      <p>{t("device.what")}</p>
      <p>{t("device.back")}</p>
      {unsent > 0 && (
        <p className="fault" role="alert">
          {t("device.unsent")}
        </p>
      )}
      {fault !== "" && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="b main" aria-disabled={waits || unsent > 0} onClick={() => void go()}>
          {t("device.go")}
        </button>
      </div>
    </Sheet>
  );
}
