import type { FormEvent } from "react";
import type { Reaction } from "../../index.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { useRoom } from "../room/use.ts";
import { useAsking, useDraft } from "./asking.ts";
import { latestVersion, limits } from "./model.ts";
import { nameIn } from "./words.ts";

// One line each; one's own can be changed while people react.
export function Reactions({ record, reacts }: { readonly record: DecisionRecord; readonly reacts: boolean }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const version = latestVersion(decision);
  const now = decision.reactions.filter((one) => one.version === version);
  const mine = now.find(({ by }) => by === room.session.me.participant)?.text ?? "";
  return (
    <section className="way-part">
      <h4>{t("decide.step.reacting")}</h4>
      {now.length === 0 && <p className="label">{t("decide.react.none")}</p>}
      <ReactionList reactions={now} />
      {reacts && mayNow(room, "reactToProposal").may && (
        <ReactForm key={version} id={record.id} version={version} mine={mine} />
      )}
    </section>
  );
}

export function ReactionList({ reactions }: { readonly reactions: readonly Reaction[] }) {
  const t = useT();
  const room = useRoom();
  return (
    <ul className="asked-and-said">
      {reactions.map((one) => (
        <li key={`${one.by} ${one.version}`}>
          <p className="said-by label">
            <bdi>{nameIn(t, room, one.by)}</bdi>
          </p>
          <p className="said-words" dir="auto">
            {one.text}
          </p>
        </li>
      ))}
    </ul>
  );
}

function ReactForm({ id, version, mine }: { readonly id: string; readonly version: number; readonly mine: string }) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const [{ words }, set, forget] = useDraft<{ words?: string }>(`react.${room.document}.${id}.${version}`, {});
  const shown = words ?? mine;
  const text = shown.trim();
  const needs = useNeeds();
  const missing = text === "" || text === mine;
  const go = (event: FormEvent) => {
    if (!needs.stops(event, missing) && !waits)
      ask({ case: "reactToProposal", value: { id, text } }, t("decide.react.did"), forget);
  };
  return (
    <form className="stack panel-form" onSubmit={go}>
      <label>
        <span className="lab">{t("decide.react")}</span>
        <input
          className="field"
          dir="auto"
          maxLength={limits.remark}
          value={shown}
          aria-invalid={needs.tried && missing}
          onChange={(event) => set({ words: event.target.value })}
        />
        <Needed when={needs.tried && missing} words={text === "" ? "needed.words" : "needed.change"} />
      </label>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits || missing}>
          {t("decisions.keep")}
        </button>
      </div>
    </form>
  );
}
