import { type FormEvent, useId } from "react";
import { type Decision, DecisionMethod } from "../../index.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { useRoom } from "../room/use.ts";
import { Act } from "./Act.tsx";
import { useAsking, useDraft } from "./asking.ts";
import { latestVersion, limits, type Numbered, objectionsTo, standingOf } from "./model.ts";
import { standingKeys } from "./words.ts";

// Objections, each with its reason. The group judges them, by what it says there; whoever leads writes that down. Nobody's is
// rejected by a program.
export function Objections({ record, handles }: { readonly record: DecisionRecord; readonly handles: boolean }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const all = objectionsTo(decision, latestVersion(decision));
  if (all.length === 0) return null;
  const judges = handles && mayNow(room, "judgeObjection").may;
  return (
    <section className="way-part">
      <h4>{t("decide.step.handling")}</h4>
      <ol className="objections">
        {all.map((one) => (
          <li key={one.number}>
            <ObjectionWords one={one} />
            {handles && <TakenBack record={record} one={one} />}
            {judges && standingOf(one.objection) === "open" && <JudgeForm record={record} one={one} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

// Whose it is stands there if they ask to be named; to themselves in any case.
export function ObjectionWords({ one: { number, objection } }: { readonly one: Numbered }) {
  const t = useT();
  const room = useRoom();
  const mine = objection.by === room.session.me.participant;
  const name = objection.namedInRecord ? room.nameOf(objection.by) : "";
  const standing = standingOf(objection);
  return (
    <>
      <p className="said-by label">
        <b className="num">{t("decide.objection", { n: number })}</b>
        {mine ? <> · {t("decide.objection.yours")}</> : name !== "" && <> · {<bdi>{name}</bdi>}</>}
      </p>
      <p className="said-words" dir="auto">
        {objection.reason}
      </p>
      <p className="objection-is">{t(standingKeys[standing])}</p>
      {objection.judgedReason !== "" && (
        <p className="said-answer">{t("decide.objection.group", { reason: objection.judgedReason })}</p>
      )}
    </>
  );
}

function TakenBack({ record, one }: { readonly record: DecisionRecord; readonly one: Numbered }) {
  const t = useT();
  const room = useRoom();
  const { objection, number } = one;
  const mine = objection.by === room.session.me.participant;
  if (!mine || objection.resolution !== "" || !mayNow(room, "withdrawObjection").may) return null;
  return (
    <Act
      verb={{ case: "withdrawObjection", value: { id: record.id, objection: number } }}
      said={t("decide.objection.withdrawn")}
    >
      {t("decide.objection.withdraw")}
    </Act>
  );
}

interface Draft {
  readonly qualifies?: boolean;
  readonly reason: string;
  readonly agrees: boolean;
}
const blank: Draft = { reason: "", agrees: false };

function JudgeForm({ record, one: { number } }: { readonly record: DecisionRecord; readonly one: Numbered }) {
  const t = useT();
  const room = useRoom();
  const name = useId();
  const [draft, set, forget] = useDraft<Draft>(`judge.${room.document}.${record.id}.${number}`, blank);
  const { waits, why, ask } = useAsking();
  const reason = draft.reason.trim();
  const { value: decision } = record.body;
  const stands = isBlock(decision);
  const qualifies = stands ? true : draft.qualifies;
  const needs = useNeeds();
  const missing = qualifies === undefined || reason === "";
  const go = (event: FormEvent) => {
    if (needs.stops(event, missing) || waits || qualifies === undefined) return;
    const value = { id: record.id, objection: number, qualifies, reason, objectorConfirms: !qualifies && draft.agrees };
    ask({ case: "judgeObjection", value }, t("decide.objection.said"), forget);
  };
  return (
    <form className="stack panel-form" onSubmit={go}>
      <fieldset>
        <legend>{t("decide.judge")}</legend>
        <ul className="judge-by label">
          <li>{t("decide.judge.about")}</li>
          <li>{t("decide.judge.harm")}</li>
          <li>{t("decide.judge.more")}</li>
        </ul>
        {stands ? (
          <p className="label">{t("decide.judge.block")}</p>
        ) : (
          <div className="say">
            {([true, false] as const).map((yes) => (
              <label key={String(yes)}>
                <input
                  type="radio"
                  name={name}
                  checked={draft.qualifies === yes}
                  onChange={() => set({ qualifies: yes })}
                />
                <span>{t(yes ? "decide.judge.yes" : "decide.judge.no")}</span>
              </label>
            ))}
          </div>
        )}
        <Needed when={needs.tried && qualifies === undefined} words="needed.choice" />
      </fieldset>
      <label>
        <span className="lab">{t("decide.judge.reason")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={limits.remark}
          value={draft.reason}
          aria-invalid={needs.tried && reason === ""}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <Needed when={needs.tried && reason === ""} />
      </label>
      {qualifies === false && (
        <label className="tick-line">
          <input type="checkbox" checked={draft.agrees} onChange={(event) => set({ agrees: event.target.checked })} />
          <span>{t("decide.judge.agrees")}</span>
        </label>
      )}
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits || missing}>
          {t("decide.judge.go")}
        </button>
      </div>
    </form>
  );
}
function isBlock({ method }: Decision): boolean {
  return method === DecisionMethod.GRADIENTS;
}
