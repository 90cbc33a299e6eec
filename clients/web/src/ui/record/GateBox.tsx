import { useRef } from "react";
import type { RecordOffer, SessionRecordHead } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { momentAt } from "./days.ts";
import { goToPart, type Pane, useDesk } from "./desk.ts";
import type { Gate, Hindrance } from "./gate.ts";
import { keyOf } from "./Offers.tsx";
import { isDraft, type Numbered } from "./paper.ts";
import { StillAtWork } from "./StillAtWork.tsx";

// What stands between the record and its next step, in plain words, with a way to the next thing to do.
export function GateBox({
  head,
  gate,
  offers,
}: {
  readonly head: SessionRecordHead;
  readonly gate: Gate;
  readonly offers: readonly RecordOffer[];
}) {
  const t = useT();
  const room = useRoom();
  const { hands, keeps, zone, atWork } = useDesk();
  if (gate.to === "nothing" && gate.points.length === 0) return null;
  const ready = gate.hindrances.length === 0;
  const lacks = gate.hindrances.map((one) => hindranceWords(t, one, zone));
  const points = gate.points.map(({ number }) => number).join(", ");
  const mine = head.approvals.some(({ by }) => by === room.session.me.participant);
  return (
    <section className="rec-gate" aria-label={t("record.gate")} data-stays tabIndex={-1}>
      <p>
        <b>{readyWords(t, gate, ready)}</b>
      </p>
      {gate.to !== "nothing" && <StillAtWork boards={atWork} />}
      {gate.to !== "nothing" && (lacks.length > 0 || points !== "" || offers.length > 0) && (
        <ul>
          {lacks.map((words) => (
            <li key={words}>{words}</li>
          ))}
          {points !== "" && <li>{t("record.gate.points", { count: gate.points.length, numbers: points })}</li>}
          {offers.length > 0 && <li>{t("record.gate.offers", { count: offers.length })}</li>}
        </ul>
      )}
      <NextOne gate={gate} offers={offers} />
      {gate.to === "circulate" && keeps && (
        <button type="button" className="b main" onClick={() => hands.asking.set({ what: "circulate" })}>
          {t("record.circulate")}
        </button>
      )}
      {gate.to === "approve" && mayNow(room, "approveRecord").may && <Approve ready={ready} mine={mine} />}
      {gate.to === "approve" && keeps && (
        <button type="button" className="b bare" onClick={() => hands.asking.set({ what: "circulate" })}>
          {t("record.window.change")}
        </button>
      )}
      {isDraft(head) && <p className="label">{t("record.draft.who")}</p>}
    </section>
  );
}

function readyWords(t: T, gate: Gate, ready: boolean): string {
  if (gate.to === "nothing") return t("record.gate.takenBack");
  if (gate.to === "circulate") return t(ready ? "record.gate.toCirculate" : "record.gate.notToCirculate");
  return t(ready ? "record.gate.toApprove" : "record.gate.notToApprove");
}
function hindranceWords(t: T, one: Hindrance, zone: string): string {
  switch (one.is) {
    case "contact":
      return t("record.gate.contact");
    case "empty":
      return t("record.gate.empty");
    case "window":
      return t("record.gate.window", { time: momentAt(one.untilMs, zone) });
    case "correction":
      return t("record.gate.correction", { number: one.number });
    default:
      return one satisfies never;
  }
}

interface Place {
  readonly id: string;
  readonly pane: Pane;
}
// Round and round, beginning after where one went last.
function NextOne({ gate, offers }: { readonly gate: Gate; readonly offers: readonly RecordOffer[] }) {
  const t = useT();
  const { hands } = useDesk();
  const last = useRef("");
  useStore(hands.pane);
  const places: Place[] = [
    ...gate.hindrances.flatMap((one): Place[] =>
      one.is === "correction" ? [{ id: one.correction.id, pane: "beside" }] : [],
    ),
    ...gate.points.map(({ id }: Numbered): Place => ({ id, pane: "paper" })),
    ...offers.map((offer): Place => ({ id: offer.id || keyOf(offer), pane: "paper" })),
  ];
  if (places.length === 0) return null;
  const go = () => {
    const next = places[(places.findIndex(({ id }) => id === last.current) + 1) % places.length];
    if (!next) return;
    last.current = next.id;
    goToPart(hands, next.id, next.pane);
  };
  return (
    <button type="button" className="b" onClick={go}>
      {t("record.gate.next")}
    </button>
  );
}

function Approve({ ready, mine }: { readonly ready: boolean; readonly mine: boolean }) {
  const t = useT();
  const { hands } = useDesk();
  if (mine) return <p className="label">{t("record.approve.mine")}</p>;
  return (
    <>
      <button
        type="button"
        className="b main"
        aria-disabled={!ready}
        onClick={() => ready && hands.asking.set({ what: "approve" })}
      >
        {t("record.approve")}
      </button>
      <p className="label">{t("record.approve.means")}</p>
    </>
  );
}
