import type { SessionRecordHead } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { momentAt } from "./days.ts";
import { useDesk } from "./desk.ts";
import { isFrozen } from "./paper.ts";

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Who approved it, by name, and the sum over what was approved: the same words give the same sum, on any copy.
export function Approved({ head }: { readonly head: SessionRecordHead }) {
  const t = useT();
  const room = useRoom();
  const { zone } = useDesk();
  if (head.approvals.length === 0) return null;
  const hash = hexOf(head.contentHash);
  return (
    <section className="rec-approved" aria-label={t("record.approved")}>
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
          {hash !== "" && (
            <p className="label">
              {t("record.hash")} <code dir="ltr">{(hash.match(/.{1,8}/g) ?? []).join(" ")}</code>
            </p>
          )}
        </>
      )}
    </section>
  );
}
