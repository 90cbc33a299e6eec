import type { SessionRecordHead } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { momentAt } from "./days.ts";
import { useDesk } from "./desk.ts";
import { isFrozen } from "./paper.ts";

// In groups of eight digits, as every copy prints it.
function sumOf({ contentHash }: SessionRecordHead): readonly string[] {
  const digits = [...contentHash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.match(/.{1,8}/g) ?? [];
}
const place = "rec-approved";

// The same in short, where it says that it is approved: the whole of it stands at the end.
export function ApprovedBy({ head }: { readonly head: SessionRecordHead }) {
  const t = useT();
  const room = useRoom();
  const names = head.approvals.map(({ by }) => room.nameOf(by) || t("board.somebody"));
  const [first, ...rest] = sumOf(head);
  return (
    <>
      {names.length > 0 && (
        <>
          , <bdi>{names.join(", ")}</bdi>
        </>
      )}
      {first !== undefined && (
        <button type="button" className="link rec-sum" onClick={() => document.getElementById(place)?.focus()}>
          <span className="vh">{t("record.hash")} </span>
          <code dir="ltr">{rest.length > 0 ? `${first}…` : first}</code>
        </button>
      )}
    </>
  );
}

// Who approved it, by name, and the sum over what was approved: the same words give the same sum, on any copy.
export function Approved({ head }: { readonly head: SessionRecordHead }) {
  const t = useT();
  const room = useRoom();
  const { zone } = useDesk();
  if (head.approvals.length === 0) return null;
  const sum = sumOf(head);
  return (
    <section className="rec-approved" id={place} tabIndex={-1} aria-label={t("record.approved")}>
      <h2>{t(isFrozen(head) ? "record.approved" : "record.approved.soFar")}</h2>
      <ul>
        {head.approvals.map(({ by, atMs }) => (
          <li key={by}>
            <bdi>{room.nameOf(by) || t("board.somebody")}</bdi>, <bdi>{momentAt(Number(atMs), zone)}</bdi>
          </li>
        ))}
      </ul>
      {isFrozen(head) && (
        <>
          <p>{t("record.frozen")}</p>
          {sum.length > 0 && (
            <p className="label">
              {t("record.hash")} <code dir="ltr">{sum.join(" ")}</code>
            </p>
          )}
        </>
      )}
    </section>
  );
}
