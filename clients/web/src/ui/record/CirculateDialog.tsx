import { type FormEvent, useState } from "react";
import { Role, type SessionRecordHead } from "../../index.ts";
import { useT } from "../language.ts";
import { cityOf } from "../meeting/times.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { fieldsOf, msOf, usualWindowMs } from "./days.ts";
import { useDesk } from "./desk.ts";
import { People } from "./People.tsx";
import { isDraft } from "./paper.ts";
import { useAsking } from "./refusals.ts";
import { StillAtWork } from "./StillAtWork.tsx";
import { Why } from "./Why.tsx";

const usualApprovals = 2;

// To those who were there: until when they may ask for corrections, how many approve, and who answers for it.
export function CirculateDialog({ head, onClose }: { readonly head: SessionRecordHead; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { zone, atWork } = useDesk();
  const { waits, why, ask } = useAsking();
  const draft = isDraft(head);
  const [{ day, clock }, setUntil] = useState(() => {
    const known = Number(head.correctionsUntilMs);
    const nowMs = room.session.serverMs();
    return fieldsOf(known > nowMs ? known : nowMs + usualWindowMs, zone);
  });
  const [approvals, setApprovals] = useState(head.approvalsNeeded || Math.min(usualApprovals, keepersIn(room)));
  const [contact, setContact] = useState(head.keyContact);
  const [missing, setMissing] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    const until = msOf(day, clock, zone);
    if (contact === "") return setMissing(t("record.no.contact"));
    if (until === undefined || until <= room.session.serverMs()) return setMissing(t("record.no.until"));
    setMissing("");
    const value = { correctionsUntilMs: BigInt(until), approvalsNeeded: approvals };
    if (contact !== head.keyContact) room.does([{ case: "setRecord", value: { keyContact: contact } }]);
    ask({ case: "circulateRecord", value }, t(draft ? "record.circulate.said" : "record.window.said"), onClose);
  };
  const present = new Set(head.attendees.map(({ participant }) => participant)).size;
  return (
    <Sheet title={t(draft ? "record.circulate.title" : "record.window.title")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        {draft && <p>{t("record.circulate.means", { count: present })}</p>}
        {!draft && head.approvals.length > 0 && <p>{t("record.window.approvals")}</p>}
        <fieldset className="rec-until">
          <legend className="lab">{t("record.circulate.until", { city: cityOf(zone) })}</legend>
          <input
            className="field"
            type="date"
            aria-label={t("record.day")}
            value={day}
            onChange={(event) => setUntil({ day: event.target.value, clock })}
          />
          <input
            className="field"
            type="time"
            aria-label={t("record.clock")}
            value={clock}
            onChange={(event) => setUntil({ day, clock: event.target.value })}
          />
        </fieldset>
        <label>
          <span className="lab">{t("record.circulate.approvals")}</span>
          <input
            className="field num"
            type="number"
            min={1}
            max={20}
            value={approvals}
            onChange={(event) => setApprovals(Math.min(20, Math.max(1, Number(event.target.value) || 1)))}
          />
        </label>
        <People
          label={t("record.circulate.contact")}
          chosen={contact}
          onChoose={(somebody) => {
            setContact(somebody);
            setMissing("");
          }}
        />
        <small className="hint">{t("record.circulate.contact.hint")}</small>
        <StillAtWork boards={atWork} />
        <Why words={missing || why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t(draft ? "record.circulate.go" : "record.window.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

const keepers: ReadonlySet<Role> = new Set([Role.RAPPORTEUR, Role.FACILITATOR, Role.CO_FACILITATOR, Role.PLENARY_HOST]);
function keepersIn(room: ReturnType<typeof useRoom>): number {
  const members = [...room.session.shown.ofKind("member")].filter(({ body }) => !body.value.removed);
  return Math.max(1, members.filter(({ body }) => keepers.has(body.value.role)).length);
}
