import { type ReactNode, useId } from "react";
import type { Template, TemplateProblem } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { kindKey, lookOf } from "../board/kinds.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import {
  addPhase,
  addPrompt,
  addRegion,
  besideFields,
  cardKinds,
  methods,
  most,
  movePhase,
  moveRegion,
  phaseKinds,
  pillars,
  removePhase,
  removePrompt,
  removeRegion,
  setPhase,
  setPrompt,
  setRegion,
  unshown,
} from "./draft.ts";
import { Problem, Problems, useProblem } from "./Problem.tsx";

const methodKeys: { readonly [method: string]: Key } = {
  consent: "template.method.consent",
  gradients: "template.method.gradients",
  majority: "template.method.majority",
  sense_of_the_room: "template.method.sense",
};
function pillarKey(pillar: string): Key {
  if (pillar === "any") return "template.pillar.any";
  return pillar === "cross" ? "template.pillar.cross" : (`pillar.${pillar}` as Key);
}

interface Changing {
  readonly board: Template;
  readonly onChange: (board: Template) => void;
}

// A template as fields. What they do not show stays in it.
export function TemplateForm({
  board,
  problems,
  onChange,
}: Changing & { readonly problems: readonly TemplateProblem[] }) {
  const t = useT();
  const { beside } = besideFields(problems);
  const hidden = unshown(board);
  const set = (some: Partial<Template>) => onChange({ ...board, ...some });
  return (
    <Problems value={beside}>
      <div className="t-form">
        <section className="t-head">
          <Words
            at="title"
            label={t("template.field.title")}
            value={board.title}
            most={most.title}
            onChange={(title) => set({ title })}
          />
          <PillarField board={board} onChange={onChange} />
          <Words
            at="purpose"
            label={t("template.field.purpose")}
            hint={t("template.field.purpose.hint")}
            value={board.purpose}
            rows={2}
            onChange={(purpose) => set({ purpose })}
          />
          <Words
            at="framing_question"
            label={t("template.field.question")}
            hint={t("template.field.question.hint")}
            value={board.framingQuestion}
            rows={2}
            onChange={(framingQuestion) => set({ framingQuestion })}
          />
          <Words
            at="framing_source"
            label={t("template.field.source")}
            value={board.framingSource}
            onChange={(framingSource) => set({ framingSource })}
          />
          <Words
            at="opening_words"
            label={t("template.field.opening")}
            hint={t("template.field.opening.hint")}
            value={board.openingWords}
            rows={2}
            onChange={(openingWords) => set({ openingWords })}
          />
        </section>
        <Regions board={board} onChange={onChange} />
        <Phases board={board} onChange={onChange} />
        <Prompts board={board} onChange={onChange} />
        {hidden > 0 && <p className="label">{t("template.unshown", { n: hidden })}</p>}
      </div>
    </Problems>
  );
}

function PillarField({ board, onChange }: Changing) {
  const t = useT();
  const invalid = useProblem("pillar");
  return (
    <label>
      <span className="lab">{t("template.field.pillar")}</span>
      <select
        className="field"
        value={board.pillar}
        {...invalid}
        onChange={(event) => onChange({ ...board, pillar: event.target.value })}
      >
        {pillars.map((pillar) => (
          <option key={pillar} value={pillar}>
            {t(pillarKey(pillar))}
          </option>
        ))}
      </select>
      <Problem at="pillar" />
    </label>
  );
}

function Words({
  at,
  label,
  hint = "",
  value,
  most: longest = most.words,
  rows = 1,
  named = "",
  onChange,
}: {
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly most?: number;
  readonly rows?: number;
  readonly named?: string; // of what, for who does not see beside what it stands
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const invalid = useProblem(at);
  const common = { id, className: "field", dir: "auto", value, maxLength: longest, ...invalid } as const;
  return (
    <div className="t-words">
      <label className="lab" htmlFor={id}>
        {label}
        {named !== "" && <span className="vh"> {named}</span>}
      </label>
      {rows > 1 ? (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint !== "" && <span className="hint">{hint}</span>}
      <Problem at={at} />
    </div>
  );
}

function Acts({
  name,
  at,
  all,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly at: number;
  readonly all: number;
  readonly onMove?: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const t = useT();
  return (
    <div className="t-acts">
      {onMove && (
        <>
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
        </>
      )}
      <button type="button" className="b bare" aria-label={t("plan.remove", { title: name })} onClick={onRemove}>
        ×
      </button>
    </div>
  );
}

function Part({
  at,
  title,
  note,
  add,
  full,
  onAdd,
  children,
}: {
  readonly at: string;
  readonly title: string;
  readonly note: string;
  readonly add: string;
  readonly full: boolean;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}) {
  return (
    <section className="t-part" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="label num">{note}</span>
      </header>
      <ol>{children}</ol>
      <Problem at={at} />
      <button type="button" className="b" aria-disabled={full} onClick={() => !full && onAdd()}>
        <Glyph name="plus" />
        {add}
      </button>
    </section>
  );
}

function Regions({ board, onChange }: Changing) {
  const t = useT();
  return (
    <Part
      at="regions"
      title={t("template.regions")}
      note={t("template.regions.note")}
      add={t("template.regions.add")}
      full={board.regions.length >= most.regions}
      onAdd={() => onChange(addRegion(board))}
    >
      {board.regions.map((one, at) => {
        const name = one.title || t("template.regions.nth", { at: at + 1 });
        return (
          <li key={one.id} aria-label={name}>
            <span className="num quiet t-no">{at + 1}</span>
            <div className="t-fields">
              <Words
                at={`regions[${at}].title`}
                label={t("template.field.region")}
                named={String(at + 1)}
                value={one.title}
                most={most.title}
                onChange={(title) => onChange(setRegion(board, at, { title }))}
              />
              <Words
                at={`regions[${at}].prompt`}
                label={t("template.field.prompt")}
                named={String(at + 1)}
                value={one.prompt}
                rows={2}
                onChange={(prompt) => onChange(setRegion(board, at, { prompt }))}
              />
              <fieldset className="t-kinds">
                <legend>
                  {t("template.field.kinds")}
                  <span className="vh"> {name}</span>
                </legend>
                {cardKinds.map(([kind, word]) => (
                  <label key={word}>
                    <input
                      type="checkbox"
                      checked={one.cardKinds.includes(word)}
                      onChange={(event) =>
                        onChange(
                          setRegion(board, at, {
                            cardKinds: event.target.checked
                              ? [...one.cardKinds, word]
                              : one.cardKinds.filter((other) => other !== word),
                          }),
                        )
                      }
                    />
                    <Glyph name={lookOf(kind).glyph} />
                    {t(kindKey(kind))}
                  </label>
                ))}
                <Problem at={`regions[${at}].card_kinds`} />
              </fieldset>
            </div>
            <Acts
              name={name}
              at={at}
              all={board.regions.length}
              onMove={(by) => onChange(moveRegion(board, at, by))}
              onRemove={() => onChange(removeRegion(board, at))}
            />
          </li>
        );
      })}
    </Part>
  );
}

function Phases({ board, onChange }: Changing) {
  const t = useT();
  return (
    <Part
      at="phases"
      title={t("template.phases")}
      note={t("policy.minutes", { count: board.totalMinutes })}
      add={t("plan.add")}
      full={board.phases.length >= most.phases}
      onAdd={() => onChange(addPhase(board, t("phase.8")))}
    >
      {board.phases.map((one, at) => {
        const name = one.title || t("template.phases.nth", { at: at + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a phase of a template has no name of its own
          <li key={at} aria-label={name}>
            <span className="num quiet t-no">{at + 1}</span>
            <div className="t-fields">
              <div className="t-row">
                <Words
                  at={`phases[${at}].title`}
                  label={t("plan.name")}
                  named={String(at + 1)}
                  value={one.title}
                  most={most.title}
                  onChange={(title) => onChange(setPhase(board, at, { title }))}
                />
                <PhaseKindField board={board} at={at} onChange={onChange} />
                <Minutes board={board} at={at} name={name} onChange={onChange} />
              </div>
              <Words
                at={`phases[${at}].words`}
                label={t("plan.said")}
                named={String(at + 1)}
                value={one.words}
                rows={2}
                onChange={(words) => onChange(setPhase(board, at, { words }))}
              />
            </div>
            <Acts
              name={name}
              at={at}
              all={board.phases.length}
              onMove={(by) => onChange(movePhase(board, at, by))}
              onRemove={() => onChange(removePhase(board, at))}
            />
          </li>
        );
      })}
    </Part>
  );
}

function PhaseKindField({ board, at, onChange }: Changing & { readonly at: number }) {
  const t = useT();
  const field = `phases[${at}].kind`;
  const kind = board.phases[at]?.kind ?? "";
  return (
    <label className="t-kind">
      <span className="lab">
        {t("plan.kind")}
        <span className="vh"> {at + 1}</span>
      </span>
      <select
        className="field"
        value={kind}
        {...useProblem(field)}
        onChange={(event) => onChange(setPhase(board, at, { kind: event.target.value }))}
      >
        {!phaseKinds.some(([, word]) => word === kind) && <option value={kind}>{kind}</option>}
        {phaseKinds.map(([number, word]) => (
          <option key={word} value={word}>
            {t(`phase.${number}` as Key)}
          </option>
        ))}
      </select>
      <Problem at={field} />
    </label>
  );
}

function Minutes({ board, at, name, onChange }: Changing & { readonly at: number; readonly name: string }) {
  const t = useT();
  const field = `phases[${at}].minutes`;
  return (
    <label className="t-minutes">
      <span className="lab" aria-hidden="true">
        {t("plan.min")}
      </span>
      <input
        className="field num"
        type="number"
        inputMode="numeric"
        min={0}
        max={most.minutes}
        aria-label={t("plan.minutes", { title: name })}
        value={board.phases[at]?.minutes ?? 0}
        {...useProblem(field)}
        onChange={(event) =>
          onChange(
            setPhase(board, at, {
              minutes: Math.min(most.minutes, Math.max(0, Math.round(Number(event.target.value) || 0))),
            }),
          )
        }
      />
      <Problem at={field} />
    </label>
  );
}

function Prompts({ board, onChange }: Changing) {
  const t = useT();
  return (
    <Part
      at="decision_prompts"
      title={t("template.prompts")}
      note={t("template.prompts.note")}
      add={t("template.prompts.add")}
      full={board.decisionPrompts.length >= most.prompts}
      onAdd={() => onChange(addPrompt(board))}
    >
      {board.decisionPrompts.map((one, at) => (
        <li key={one.id} aria-label={one.text || t("template.prompts.nth", { at: at + 1 })}>
          <span className="num quiet t-no">{at + 1}</span>
          <div className="t-fields t-row">
            <Words
              at={`decision_prompts[${at}].text`}
              label={t("template.field.decision")}
              named={String(at + 1)}
              value={one.text}
              onChange={(text) => onChange(setPrompt(board, at, { text }))}
            />
            <MethodField board={board} at={at} onChange={onChange} />
          </div>
          <Acts
            name={one.text || t("template.prompts.nth", { at: at + 1 })}
            at={at}
            all={board.decisionPrompts.length}
            onRemove={() => onChange(removePrompt(board, at))}
          />
        </li>
      ))}
    </Part>
  );
}

function MethodField({ board, at, onChange }: Changing & { readonly at: number }) {
  const t = useT();
  const field = `decision_prompts[${at}].method`;
  const method = board.decisionPrompts[at]?.method ?? "";
  return (
    <label className="t-kind">
      <span className="lab">
        {t("template.field.method")}
        <span className="vh"> {at + 1}</span>
      </span>
      <select
        className="field"
        value={method}
        {...useProblem(field)}
        onChange={(event) => onChange(setPrompt(board, at, { method: event.target.value }))}
      >
        {!methods.includes(method) && <option value={method}>{method}</option>}
        {methods.map((word) => (
          <option key={word} value={word}>
            {t(methodKeys[word] ?? "template.method.consent")}
          </option>
        ))}
      </select>
      <Problem at={field} />
    </label>
  );
}
