import { useState } from "react";
import { type Decision, DecisionMethod, DecisionState, responseId } from "../../index.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { type DecisionRecord, isInRound } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom } from "../room/use.ts";
import { Act } from "./Act.tsx";
import { mineIn, responsesTo } from "./mine.ts";
import { respondedIn } from "./model.ts";
import { Respond } from "./Respond.tsx";
import { howWords, nameIn, responseWords } from "./words.ts";

// The round that is open: how many have responded, and one's own. Nothing of the others', but for a sense of the room.
export function Round({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const { round, response, excused, mayRespond } = mineIn(room, record);
  const [changes, setChanges] = useState(false);
  const open = decision.method === DecisionMethod.SENSE_OF_THE_ROOM;
  const responding = mayRespond && (response === undefined || changes);
  return (
    <section className="way-part">
      <h4 className="num">{t("decide.round", { n: round })}</h4>
      <p className="label">
        {howWords(t, decision)} {t("decide.silence")}
      </p>
      <RespondedSoFar decision={decision} />
      {response && !responding && (
        <div className="own-response">
          <h4>{t("decide.respond.title")}</h4>
          <p>
            <b dir="auto">{responseWords(t, decision, response.response)}</b>
          </p>
          {response.reason !== "" && (
            <p className="said-words" dir="auto">
              {response.reason}
            </p>
          )}
          {response.named && <p className="label">{t("decide.respond.named")}</p>}
          <NotSent id={responseId(record.id, round, room.session.me.participant)} />
          <p className="label">{t(open ? "decide.respond.openly" : "decide.respond.private")}</p>
          {mayRespond && (
            <button type="button" className="b" onClick={() => setChanges(true)}>
              {t("decide.respond.change")}
            </button>
          )}
        </div>
      )}
      {responding && <Respond record={record} onDone={() => setChanges(false)} />}
      {!mayRespond && !excused && response === undefined && decision.state === DecisionState.TESTING && (
        <p className="label">{t("decide.respond.others")}</p>
      )}
      {open && <SaidOpenly record={record} round={round} />}
    </section>
  );
}

function SaidOpenly({ record, round }: { readonly record: DecisionRecord; readonly round: number }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  return (
    <ul className="asked-and-said">
      {responsesTo(room, record.id, round).map(({ by, response, reason }) => (
        <li key={by}>
          <p className="said-by label">
            <bdi>{nameIn(t, room, by)}</bdi> · <b dir="auto">{responseWords(t, decision, response)}</b>
          </p>
          {reason !== "" && (
            <p className="said-words" dir="auto">
              {reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

// "5 of 7 have responded", as many squares, and how many are needed.
export function RespondedSoFar({ decision }: { readonly decision: Decision }) {
  const t = useT();
  const { members } = useLeading();
  const so = respondedIn(decision, members);
  if (!so) return null;
  return (
    <span className="tally num">
      {so.base <= 16 && (
        <span aria-hidden="true">
          {Array.from({ length: so.base }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: squares have no names
            <u key={at} className={at < so.count ? "" : "o"} />
          ))}
        </span>
      )}
      <span>{t("decide.responded", { count: so.count, all: so.base })}</span>
      <span>{t("decide.quorum", { needed: so.needed })}</span>
    </span>
  );
}

// With an interest in what is decided one speaks, and does not respond.
export function Excuse({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const [asks, setAsks] = useState(false);
  const { value: decision } = record.body;
  const { excused } = mineIn(room, record);
  const inRound = isInRound(decision);
  if (!mayNow(room, "excuseOneself").may) return null;
  const verb = (undo: boolean) => ({ case: "excuseOneself", value: { id: record.id, undo } }) as const;
  if (excused)
    return (
      <div className="excuse">
        <p className="label">{t("decide.excused.you")}</p>
        {!inRound && (
          <Act verb={verb(true)} said="" className="b bare">
            {t("decide.excuse.undo")}
          </Act>
        )}
      </div>
    );
  if (!asks)
    return (
      <button type="button" className="link" onClick={() => setAsks(true)}>
        {t("decide.excuse")}
      </button>
    );
  return (
    <div className="excuse">
      <p className="label">
        {t("decide.excuse.words")} {inRound && t("decide.excuse.final")}
      </p>
      <div className="row">
        <Act verb={verb(false)} said={t("decide.excused.you")}>
          {t("decide.excuse.go")}
        </Act>
        <button type="button" className="b bare" onClick={() => setAsks(false)}>
          {t("cancel")}
        </button>
      </div>
    </div>
  );
}
