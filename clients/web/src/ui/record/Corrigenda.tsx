import { useT } from "../language.ts";
import { dayAt } from "./days.ts";
import { useDesk } from "./desk.ts";
import type { CorrectionRecord } from "./paper.ts";

// What was put right after approval, beside what it corrects: nothing is rewritten.
export function Corrigenda({ all }: { readonly all: readonly CorrectionRecord[] }) {
  const t = useT();
  const { zone } = useDesk();
  return (
    <ul className="rec-corrigenda">
      {all.map(({ id, body: { value } }) => (
        <li key={id} data-part={id} tabIndex={-1}>
          <b>
            {t("record.corrigendum", { number: value.corrigendum })}, <bdi>{dayAt(Number(value.atMs), zone)}</bdi>
          </b>
          <blockquote dir="auto">{value.proposedText}</blockquote>
          <p className="label" dir="auto">
            {value.answer}
          </p>
        </li>
      ))}
    </ul>
  );
}
