// What things are called: states, methods, steps, responses.
import { type Decision, DecisionMethod, DecisionState } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { languageShown, type T } from "../language.ts";
import { levelWords } from "../leading/scales.ts";
import type { Room } from "../room/room.ts";
import { type Lack, percents, type Standing, type Step } from "./model.ts";

export const methods = [
  DecisionMethod.CONSENT,
  DecisionMethod.GRADIENTS,
  DecisionMethod.MAJORITY,
  DecisionMethod.SENSE_OF_THE_ROOM,
] as const;
export const scales = ["kaner-8-original", "kaner-8-2014"] as const;
export const stakes = ["low", "normal", "high"] as const;

export function methodKey(method: DecisionMethod): Key {
  switch (method) {
    case DecisionMethod.GRADIENTS:
      return "decide.method.gradients";
    case DecisionMethod.MAJORITY:
      return "decide.method.majority";
    case DecisionMethod.SENSE_OF_THE_ROOM:
      return "decide.method.sense";
    case DecisionMethod.CONSENT:
      return "decide.method.consent";
    default:
      return "decide.method.choose";
  }
}
export function putKey(method: DecisionMethod): Key {
  switch (method) {
    case DecisionMethod.GRADIENTS:
      return "decide.put.gradients";
    case DecisionMethod.MAJORITY:
      return "decide.put.majority";
    case DecisionMethod.SENSE_OF_THE_ROOM:
      return "decide.put.sense";
    default:
      return "decide.put.consent";
  }
}
// When it is adopted.
export function howWords(t: T, { method, stakes: at }: Decision): string {
  switch (method) {
    case DecisionMethod.CONSENT:
      return t("decide.how.consent");
    case DecisionMethod.GRADIENTS: {
      const percent = percents[at];
      if (percent === undefined) return "";
      return t(at === "high" ? "decide.how.gradients.high" : "decide.how.gradients", { percent });
    }
    case DecisionMethod.MAJORITY:
      return t("decide.how.majority");
    case DecisionMethod.SENSE_OF_THE_ROOM:
      return t("decide.how.sense");
    default:
      return t("decide.method.choose");
  }
}
export const stakesKeys: { readonly [name in (typeof stakes)[number]]: Key } = {
  low: "decide.form.stakes.low",
  normal: "decide.form.stakes.normal",
  high: "decide.form.stakes.high",
};

export const stepKeys: { readonly [step in Step]: Key } = {
  proposed: "decide.step.proposed",
  clarifying: "decide.step.clarifying",
  reacting: "decide.step.reacting",
  testing: "decide.step.testing",
  handling: "decide.step.handling",
  outcome: "decide.step.outcome",
};
// Where it is, what comes next.
export function nowAndNext(t: T, decision: Decision): { readonly now: string; readonly next: string } {
  const n = decision.rounds.at(-1)?.number ?? 0;
  switch (decision.state) {
    case DecisionState.DRAFT:
      return { now: t("decide.now.draft"), next: t("decide.next.draft") };
    case DecisionState.PROPOSED:
      return { now: t("decide.now.proposed"), next: t("decide.next.proposed") };
    case DecisionState.CLARIFYING:
      return { now: t("decide.now.clarifying"), next: t("decide.next.clarifying") };
    case DecisionState.REACTING:
      return { now: t("decide.now.reacting"), next: t("decide.next.reacting") };
    case DecisionState.TESTING:
      return { now: t("decide.now.testing", { n }), next: t("decide.next.testing") };
    case DecisionState.PAUSED_QUORUM:
      return { now: t("decide.now.paused", { n }), next: t("decide.next.paused") };
    case DecisionState.OBJECTION_HANDLING:
      return { now: t("decide.now.handling"), next: t("decide.next.handling") };
    default:
      return { now: t("decide.now.outcome", { outcome: t(stateKey(decision.state)) }), next: "" };
  }
}

export function stateKey(state: DecisionState): Key {
  switch (state) {
    case DecisionState.DRAFT:
      return "decide.state.draft";
    case DecisionState.ADOPTED:
      return "decisions.adopted";
    case DecisionState.ADOPTED_WITH_STAND_ASIDES:
      return "decide.state.asides";
    case DecisionState.NOT_ADOPTED:
      return "decisions.notAdopted";
    case DecisionState.DEFERRED:
      return "decisions.deferred";
    case DecisionState.REFERRED:
      return "decide.state.referred";
    case DecisionState.WITHDRAWN:
      return "decide.state.withdrawn";
    case DecisionState.LAPSED:
      return "decide.state.lapsed";
    case DecisionState.DUE_FOR_REVIEW:
      return "decide.state.due";
    case DecisionState.REAFFIRMED:
      return "decide.state.reaffirmed";
    case DecisionState.REVISED:
      return "decide.state.revised";
    case DecisionState.RESCINDED:
      return "decide.state.rescinded";
    default:
      return "decisions.proposed";
  }
}
export function plenaryKey(outcome: string): Key {
  switch (outcome) {
    case "confirmed":
      return "decide.plenary.confirmed";
    case "referred_back":
      return "decide.plenary.referredBack";
    case "deferred":
      return "decide.plenary.deferred";
    default:
      return "decide.plenary.none";
  }
}

export function responseWords(t: T, decision: Decision, response: string): string {
  switch (response) {
    case "consent":
      return t("decide.say.consent");
    case "consent_with_concern":
      return t("decide.say.concern");
    case "object":
      return t("decide.say.object");
    case "abstain":
      return t("decide.say.abstain");
    case "yes":
      return t("decide.say.yes");
    case "no":
      return t("decide.say.no");
  }
  if (decision.method === DecisionMethod.GRADIENTS) return levelWords(t, decision.scale, Number(response));
  return decision.options[Number(response) - 1] ?? response;
}
// What is asked of whoever says that.
export function reasonKey(response: string): Key {
  switch (response) {
    case "object":
      return "decide.why.object";
    case "consent_with_concern":
      return "decide.why.concern";
    case "8":
      return "decide.why.block";
    case "no":
      return "decide.why.no";
    default:
      return "decide.why.optional";
  }
}
export const standingKeys: { readonly [standing in Standing]: Key } = {
  open: "decide.objection.open",
  qualified: "decide.objection.qualified",
  agreed: "decide.objection.agreed",
  noted: "decide.objection.noted",
  withdrawn: "decide.objection.withdrawn",
  amended: "decide.objection.amended",
};

const lackKeys: { readonly [lack in Lack]: Key } = {
  text: "decide.lacks.text",
  title: "decide.lacks.title",
  method: "decide.lacks.method",
  scale: "decide.lacks.scale",
  stakes: "decide.lacks.stakes",
  options: "decide.lacks.options",
  noOptions: "decide.lacks.noOptions",
  another: "decide.lacks.another",
  answers: "decide.lacks.answers",
  objections: "decide.lacks.objections",
  voters: "decide.lacks.voters",
  owner: "decide.lacks.owner",
  date: "decide.lacks.date",
};
export function lackWords(t: T, lack: Lack, quorum: { readonly base: number; readonly needed: number }): string {
  return t(lackKeys[lack], { needed: quorum.needed, base: quorum.base });
}

// A day, as the person's language writes it.
export function dayWords(day: string): string {
  const time = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(time.getTime())) return day;
  return time.toLocaleDateString(languageShown(), { dateStyle: "long", timeZone: "UTC" });
}
export function nameIn(t: T, room: Room, participant: string): string {
  return (participant !== "" && room.nameOf(participant)) || t("decide.somebody");
}
