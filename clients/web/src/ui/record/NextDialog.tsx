import { useEffect, useState } from "react";
import { type RecordNow, Role } from "../../index.ts";
import { recordsAt } from "../../records.ts";
import { languageShown, useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { inOrderOfNames } from "../room/names.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { zoneOf } from "./days.ts";
import { nextIn } from "./next.ts";
import "./record_list.css";

// For whoever closes a meeting: what they say of what comes after it, in sentences to be read aloud.
export function NextDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  useTopic(room, "document");
  const nowMs = useServerTime(room, 60_000);
  const read = useOnce(room.document);
  const meeting = room.session.shown.meeting();
  const { people, shown } = room.session;
  const writers = inOrderOfNames(people.values()).filter(
    ({ participant, name }) => name !== "" && shown.roleOf(participant) === Role.RAPPORTEUR,
  );
  if (read === "waits") return null;
  const { aloud, missing } = nextIn(t, {
    records: read === "unreached" ? undefined : read,
    writers: writers.map(({ name }) => name),
    contact: people.get(meeting?.keyContact ?? "")?.name ?? "",
    nowMs,
    zone: zoneOf(meeting?.timeZone ?? ""),
    names: (some) => new Intl.ListFormat(languageShown()).format(some),
  });
  const copies = () =>
    void navigator.clipboard
      ?.writeText(aloud.join("\n"))
      .then(() => room.announcer.own(t("copied")))
      .catch(() => undefined);
  return (
    <Sheet title={t("record.next.title")} onClose={onClose} wide>
      {missing.length > 0 && (
        <div className="msg" role="note">
          {missing.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <div className="rec-next">
        {aloud.map((words) => (
          <p key={words} dir="auto">
            {words}
          </p>
        ))}
      </div>
      <div className="foot">
        <button type="button" className="b" onClick={copies}>
          {t("copy")}
        </button>
      </div>
    </Sheet>
  );
}

function useOnce(document: string): readonly RecordNow[] | "waits" | "unreached" {
  const [read, setRead] = useState<readonly RecordNow[] | "waits" | "unreached">("waits");
  useEffect(() => {
    let here = true;
    void recordsAt(document)
      .readRecords()
      .then((answer) => here && setRead(answer.ok ? answer.value : "unreached"));
    return () => {
      here = false;
    };
  }, [document]);
  return read;
}

export function NextButton({ onOpen }: { readonly onOpen: () => void }) {
  const t = useT();
  return (
    <button type="button" className="link" onClick={onOpen}>
      {t("record.next")}
    </button>
  );
}
