import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { zoneOf } from "./days.ts";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./told_records.ts";
import "./record_list.css";

// On the page of a meeting and beside its console: how its records are getting on.
export function MeetingRecords({ document }: { readonly document: string }) {
  const t = useT();
  const room = useRoom();
  const records = useRecords(document);
  if (!records || records.length === 0) return null;
  const zone = zoneOf(room.session.shown.meeting()?.timeZone ?? "");
  return (
    <section className="rec-records" aria-label={t("record.list")}>
      <h2>{t("record.list")}</h2>
      <RecordList records={records} zone={zone} />
    </section>
  );
}
