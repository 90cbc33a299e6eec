import { type FormEvent, useId, useState } from "react";
import { Phase_State, type PhaseKind } from "../../index.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { kindName, phaseKinds, usualPlan, usualWords } from "./phases.ts";
import { useLeading } from "./use.ts";

interface Line {
  readonly id: string;
  readonly kind: PhaseKind;
  readonly title: string;
  readonly words: string;
  readonly minutes: number;
  readonly advances: boolean;
}
const most = 40; // of the server
const mostMinutes = 24 * 60;
const minutesOf = (minutes: number) => Math.min(mostMinutes, Math.max(0, Math.round(minutes)));

// What comes, in order. What has begun stays as it was; the rest is put in the place of what was planned.
export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const { phases } = useLeading();
  const draft = `plan.${room.document}`;
  const coming = phases.filter(
    ({ body }) => body.value.state === Phase_State.PLANNED || body.value.state === Phase_State.SKIPPED,
  );
  const [lines, setLines] = useState<readonly Line[]>(
    () =>
      kept<Line[]>(draft) ??
      coming.map(({ id, body: { value } }) => ({
        id,
        kind: value.kind,
        title: value.title,
        words: value.words,
        minutes: value.plannedMinutes,
        advances: value.advances,
      })),
  );
  const change = (next: readonly Line[]) => {
    setLines(next);
    keep(draft, next);
  };
  const set = (at: number, some: Partial<Line>) =>
    change(lines.map((line, i) => (i === at ? { ...line, ...some } : line)));
  const line = (kind: PhaseKind, minutes: number): Line => ({
    id: room.session.newId(),
    kind,
    title: "",
    words: "",
    minutes,
    advances: false,
  });
  const move = (at: number, by: 1 | -1) => {
    const next = [...lines];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    change(next);
    room.announcer.own(t("plan.moved", { at: at + by + 1, all: lines.length }));
  };
  const done = (event: FormEvent) => {
    event.preventDefault();
    const planned = lines.map(({ id, kind, title, words, minutes, advances }) => ({
      id,
      kind,
      title: title.trim(),
      words: words.trim(),
      plannedMinutes: minutes,
      advances: advances && minutes > 0,
    }));
    if (!room.does([{ case: "setPhases", value: { phases: planned } }], t("plan.kept")).ok) return;
    forget(draft);
    onClose();
  };
  const leave = () => {
    forget(draft);
    onClose();
  };
  const minutes = lines.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <Sheet title={t("plan.title")} onClose={onClose} wide>
      <form className="stack plan-form" onSubmit={done}>
        <p className="label">{t("plan.hint")}</p>
        <ol className="plan-lines">
          {lines.map((one, at) => (
            <PlanLine
              key={one.id}
              line={one}
              at={at}
              all={lines.length}
              onSet={(some) => set(at, some)}
              onMove={(by) => move(at, by)}
              onRemove={() => change(lines.filter((_, i) => i !== at))}
            />
          ))}
        </ol>
        <div className="row">
          <button
            type="button"
            className="b"
            aria-disabled={lines.length >= most}
            onClick={() => lines.length < most && change([...lines, line(phaseKinds[1] ?? 0, 5)])}
          >
            <Glyph name="plus" />
            {t("plan.add")}
          </button>
          <button
            type="button"
            className="b bare"
            onClick={() => change(usualPlan.map(({ kind, minutes: some }) => line(kind, some)))}
          >
            {t("plan.usual", { count: usualPlan.reduce((sum, one) => sum + one.minutes, 0) })}
          </button>
          <span className="label num">{lines.length > 0 && t("policy.minutes", { count: minutes })}</span>
        </div>
        <div className="foot">
          <button type="button" className="b" onClick={leave}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main">
            {t("plan.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function PlanLine({
  line,
  at,
  all,
  onSet,
  onMove,
  onRemove,
}: {
  readonly line: Line;
  readonly at: number;
  readonly all: number;
  readonly onSet: (some: Partial<Line>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const t = useT();
  const [more, setMore] = useState(false);
  const words = useId();
  const name = line.title || kindName(t, line.kind);
  return (
    <li aria-label={name}>
      <span className="num quiet">{at + 1}</span>
      <input
        className="field"
        dir="auto"
        maxLength={80}
        placeholder={kindName(t, line.kind)}
        aria-label={t("plan.name")}
        value={line.title}
        onChange={(event) => onSet({ title: event.target.value })}
      />
      <select
        className="field"
        aria-label={t("plan.kind")}
        value={line.kind}
        onChange={(event) => onSet({ kind: Number(event.target.value) })}
      >
        {phaseKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(t, kind)}
          </option>
        ))}
      </select>
      <label className="plan-minutes">
        <input
          className="field num"
          type="number"
          inputMode="numeric"
          min={0}
          max={mostMinutes}
          value={line.minutes}
          aria-label={t("plan.minutes", { title: name })}
          onChange={(event) => onSet({ minutes: minutesOf(Number(event.target.value)) })}
          onKeyDown={(event) => {
            // By one minute the arrows go of themselves.
            const by = event.key === "ArrowUp" ? 5 : event.key === "ArrowDown" ? -5 : 0;
            if (by === 0 || !event.shiftKey) return;
            event.preventDefault();
            onSet({ minutes: minutesOf(line.minutes + by) });
          }}
        />
        <span aria-hidden="true">{t("plan.min")}</span>
      </label>
      <div className="plan-acts">
        <button
          type="button"
          className="b bare"
          aria-label={t("plan.up", { title: name })}
          aria-disabled={at === 0}
          onClick={() => at > 0 && onMove(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="b bare"
          aria-label={t("plan.down", { title: name })}
          aria-disabled={at === all - 1}
          onClick={() => at < all - 1 && onMove(1)}
        >
          ↓
        </button>
        <button type="button" className="b bare" aria-label={t("plan.remove", { title: name })} onClick={onRemove}>
          ×
        </button>
      </div>
      <div className="plan-more">
        <label className={line.minutes === 0 ? "quiet" : ""}>
          <input
            type="checkbox"
            checked={line.advances && line.minutes > 0}
            disabled={line.minutes === 0}
            onChange={(event) => onSet({ advances: event.target.checked })}
          />{" "}
          {t("plan.advances")}
        </label>
        <button
          type="button"
          className="link"
          aria-expanded={more}
          aria-controls={words}
          onClick={() => setMore(!more)}
        >
          {t("plan.words")}
        </button>
      </div>
      {more && (
        <div id={words} className="plan-words">
          <textarea
            className="field"
            dir="auto"
            rows={2}
            maxLength={400}
            placeholder={usualWords(t, line.kind)}
            aria-label={t("plan.said")}
            value={line.words}
            onChange={(event) => onSet({ words: event.target.value })}
          />
        </div>
      )}
    </li>
  );
}
