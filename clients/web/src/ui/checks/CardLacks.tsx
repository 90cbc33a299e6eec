import type { Card } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { fieldName } from "./fields.ts";
import { useFound } from "./finding.ts";
import { spoken } from "./spoken.ts";
import { actorKeys, findingWords, stageKeys } from "./words.ts";
import "./checks.css";

// In the outline, under a card: what is known of it beside its words, and what it lacks.
export function CardLacks({ id, card }: { readonly id: string; readonly card: Card }) {
  const t = useT();
  const room = useRoom();
  const { answer } = useFound();
  const lacks = answer?.findings.filter(({ cards, dismissed }) => cards.length === 1 && cards[0] === id && !dismissed);
  const named = (name: string) => fieldName(room.session.shown, card, name);
  const actor = actorKeys.find(([one]) => one === card.actorType);
  const stage = stageKeys.find(([one]) => one === card.chainStage);
  const known = [
    ...(card.sdgs.length > 0 ? [card.sdgs.map((number) => t("details.goal", { number })).join(", ")] : []),
    ...(actor ? [t(actor[1])] : []),
    ...(stage ? [t(stage[1])] : []),
    ...card.fields.map(({ name, answer }) => `${named(name)}: ${spoken(answer)}`),
  ];
  return (
    <>
      {known.length > 0 && (
        <p className="card-known" dir="auto">
          {known.join(" · ")}
        </p>
      )}
      {lacks?.map((finding) => (
        <p key={finding.check} className="card-lacks">
          {findingWords(t, finding)}{" "}
          {finding.fields.length > 0 && t("checks.missing", { fields: finding.fields.map(named).join(", ") })}
        </p>
      ))}
    </>
  );
}
