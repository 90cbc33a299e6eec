import { type FormEvent, useState } from "react";
import { Vote_Method } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { methodKey } from "./VotePanel.tsx";

interface Draft {
  readonly title: string;
  readonly method: Vote_Method;
  readonly target: "cluster" | "card";
  readonly dots: number;
  readonly cap: number;
  readonly criteria: string;
  readonly scale: string;
  readonly open: boolean;
}
const methods = [
  Vote_Method.DOTS,
  Vote_Method.RATING,
  Vote_Method.RANKING,
  Vote_Method.GRADIENTS_VOTE,
  Vote_Method.FIST_TO_FIVE,
] as const;
const scales = ["kaner-8-original", "kaner-8-2014"] as const;

// What is weighed, how, and whether others see who gives what: all of it is fixed when the vote opens.
export function VoteDialog({
  view,
  hands,
  onClose,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const name = `vote.${room.document}`;
  const [draft, setDraft] = useState<Draft>(
    () =>
      kept<Draft>(name) ?? {
        title: "",
        method: Vote_Method.DOTS,
        target: view.groups > 0 ? "cluster" : "card",
        dots: 5,
        cap: 2,
        criteria: "",
        scale: scales[0],
        open: false,
      },
  );
  const set = (some: Partial<Draft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    keep(name, next);
  };
  const chosen = view.order.filter((id) => hands.selected.value.has(id));
  const [onlyChosen, setOnlyChosen] = useState(false);
  const groups = view.regions.flatMap(({ groups: some }) => some).filter(({ cards }) => cards.length > 0);
  const cards = view.order.filter((id) => view.cards.get(id)?.body.value.parked === false);
  // Those without a card are not weighed; the server would take them, too.
  const targets =
    draft.target === "cluster"
      ? [...new Set(groups.map(({ id }) => id))]
      : onlyChosen && chosen.length > 0
        ? chosen
        : cards;
  const criteria = draft.criteria
    .split("\n")
    .map((line) => line.trim().replaceAll("/", " "))
    .filter((line) => line !== "");
  const noCriteria = draft.method === Vote_Method.RATING && criteria.length === 0;
  const ready = targets.length > 0 && !noCriteria;
  const needs = useNeeds();
  const go = (event: FormEvent) => {
    if (needs.stops(event, !ready)) return;
    const dots = draft.method === Vote_Method.DOTS ? { dotsEach: draft.dots, maxPerTarget: draft.cap } : {};
    const value = {
      id: `vote.${room.session.newId().slice(0, 12)}`,
      title: draft.title.trim(),
      method: draft.method,
      target: draft.target,
      targets,
      ...dots,
      criteria: draft.method === Vote_Method.RATING ? [...new Set(criteria)].slice(0, 10) : [],
      scale: draft.method === Vote_Method.GRADIENTS_VOTE ? draft.scale : "",
      openBallots: draft.open,
    };
    if (!room.does([{ case: "openVote", value }], t("vote.opened")).ok) return;
    forget(name);
    onClose();
  };
  const number = (field: "dots" | "cap", words: string, most: number) => (
    <label>
      <span className="lab">{words}</span>
      <input
        className="field num"
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        value={draft[field]}
        onChange={(event) => set({ [field]: Math.min(most, Math.max(1, Math.round(Number(event.target.value)))) })}
      />
    </label>
  );
  return (
    <Sheet title={t("vote.title")} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <label>
          <span className="lab">{t("vote.about")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={80}
            placeholder={t("vote.about.hint")}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </label>
        <Choices
          legend={t("vote.howToVote")}
          choices={methods.map((value) => ({ value, words: t(methodKey(value)) }))}
          chosen={draft.method}
          onChoose={(method) => set({ method })}
        />
        {draft.method === Vote_Method.DOTS && (
          <div className="two">
            {number("dots", t("vote.dotsEach"), 100)}
            {number("cap", t("vote.cap"), draft.dots)}
          </div>
        )}
        {draft.method === Vote_Method.RATING && (
          <label>
            <span className="lab">{t("vote.criteria")}</span>
            <textarea
              className="field"
              dir="auto"
              rows={3}
              value={draft.criteria}
              aria-invalid={needs.tried && noCriteria}
              onChange={(event) => set({ criteria: event.target.value })}
            />
            <Needed when={needs.tried && noCriteria} />
          </label>
        )}
        {draft.method === Vote_Method.GRADIENTS_VOTE && (
          <Choices
            legend={t("vote.scale")}
            choices={scales.map((value) => ({
              value: value as string,
              words: t(value === "kaner-8-2014" ? "scale.2014" : "scale.original"),
            }))}
            chosen={draft.scale}
            onChoose={(scale) => set({ scale })}
          />
        )}
        <Choices
          legend={t("vote.on")}
          choices={[
            { value: "cluster", words: `${t("vote.on.groups")} (${new Set(groups.map(({ id }) => id)).size})` },
            { value: "card", words: `${t("vote.on.cards")} (${cards.length})` },
          ]}
          chosen={draft.target as string}
          onChoose={(target) => set({ target: target === "cluster" ? "cluster" : "card" })}
        />
        {draft.target === "card" && chosen.length > 0 && (
          <label>
            <input type="checkbox" checked={onlyChosen} onChange={(event) => setOnlyChosen(event.target.checked)} />{" "}
            {t("vote.onlyChosen", { count: chosen.length })}
          </label>
        )}
        <Choices
          legend={t("vote.ballots")}
          choices={[
            { value: "hidden", words: t("vote.hidden") },
            { value: "open", words: t("vote.visible") },
          ]}
          chosen={draft.open ? "open" : "hidden"}
          onChoose={(how) => set({ open: how === "open" })}
        />
        <div className="foot">
          {targets.length === 0 && <p className="fault">{t("vote.nothing")}</p>}
          <button type="submit" className="b main" aria-disabled={!ready}>
            {t("vote.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
