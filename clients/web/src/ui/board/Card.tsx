import { memo, type ReactNode } from "react";
import type { Card } from "../../index.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph, type GlyphName } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { zoneOn } from "../times.ts";
import { kindKey, lookOf } from "./kinds.ts";
import { type CardRecord, numberOf } from "./model.ts";
import { isWithdrawn, wordsRead } from "./withdrawn.ts";

export interface CardState {
  readonly mine: boolean;
  readonly selected: boolean;
  readonly unsent: boolean;
  readonly faded: boolean; // does not match what is looked for
  readonly holder: string; // "Anna is moving this", or ""
  readonly held: boolean; // in somebody else's hand
  readonly speaksFor: number; // others that were merged into it
  readonly changed: boolean; // by what is just looked at in the past
}

// The paper of a card: glyph, kind, number; words; at most one line of state.
export const CardFace = memo(function CardFace({
  record,
  state,
  writing,
}: {
  readonly record: CardRecord;
  readonly state: CardState;
  readonly writing?: ReactNode;
}) {
  const t = useT();
  const { value: card } = record.body;
  return (
    <>
      {state.holder !== "" && <span className="holder">{state.holder}</span>}
      <header>
        <Glyph name={lookOf(card.kind).glyph} />
        <span>{t(kindKey(card.kind))}</span>
        <span className="no">{numberOf(record) || t(state.mine ? "board.yours" : "pairs.theirs")}</span>
      </header>
      {writing ??
        (isWithdrawn(record) ? (
          <p className="withdrawn-words">{t("card.withdrawn")}</p>
        ) : (
          <p dir="auto">{record.text?.content ?? ""}</p>
        ))}
      <CardFoot record={record} unsent={state.unsent} speaksFor={state.speaksFor} />
    </>
  );
});

function CardFoot({
  record,
  unsent,
  speaksFor,
}: {
  readonly record: CardRecord;
  readonly unsent: boolean;
  readonly speaksFor: number;
}) {
  const t = useT();
  const room = useRoom();
  const { value: card } = record.body;
  if (unsent) return <Foot glyph="keep" words={t("board.unsent")} className="not-sent" />;
  if (card.held) return <Foot glyph="park" words={t("screening.heldFor", { reason: card.held.reason })} />;
  if (card.locked) return <Foot glyph="lock" words={t("board.locked")} />;
  if (card.parked) return <Foot glyph="park" words={t("board.parked")} />;
  if (card.late)
    return <Foot glyph="late" words={[t("board.late"), dayOfThought(card, zoneOn(room))].join(" ").trim()} />;
  if (speaksFor > 0) return <Foot glyph="plus" words={t("board.speaksFor", { count: speaksFor })} />;
  return card.source === "" ? null : <Foot words={card.source} />;
}
// Where thoughts lie that came when the board was closed (facilitation/rules/afterwards.cc): those have a day.
const lateRegion = "late_additions";
function dayOfThought({ region, writtenMs }: Card, zone: string): string {
  if (region !== lateRegion || writtenMs === 0n) return "";
  return new Date(Number(writtenMs)).toLocaleDateString(languageShown(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: zone,
  });
}

function Foot({
  glyph,
  words,
  className,
}: {
  readonly glyph?: GlyphName;
  readonly words: string;
  readonly className?: string;
}) {
  return (
    <footer className={className}>
      {glyph && <Glyph name={glyph} />}
      <span dir="auto">{words}</span>
    </footer>
  );
}

export function cardClass(record: CardRecord, state: CardState): string {
  const { value: card } = record.body;
  const names = ["card", lookOf(card.kind).family];
  if (state.mine) names.push("mine");
  if (state.selected) names.push("sel");
  if (card.parked) names.push("parked");
  if (state.faded) names.push("faded");
  if (state.held) names.push("hand");
  if (state.changed) names.push("changed");
  return names.join(" ");
}

export function useCardLabel(record: CardRecord): string {
  const t = useT();
  const words = wordsRead(t, record);
  const kind = t(kindKey(record.body.value.kind));
  const number = numberOf(record);
  return number === "" ? t("board.card.yours", { kind, words }) : t("board.card.label", { number, kind, words });
}
