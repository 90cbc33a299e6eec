// What a check found, and what a card may be, in the person's language. A check that is not known here is told in the
// server's words.
import { ActorType, ChainStage, type CheckFinding } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";

const checkKeys: { readonly [check: string]: Key } = {
  "sector-without-project": "check.sectorWithoutProject",
  "project-with-one-sector": "check.projectWithOneSector",
  "mission-without-date": "check.missionWithoutDate",
  "mission-without-measure": "check.missionWithoutMeasure",
  "statement-has-year": "refused.check.year",
  "statement-has-measure": "refused.check.measure",
  "statement-names-technology": "check.namesTechnology",
  "indicator-missing-required-field": "refused.check.sheet",
  "indicator-without-direction": "check.withoutDirection",
  "no-spillover-indicator": "check.noSpillover",
  "all-one-horizon": "check.oneHorizon",
  "charter-without-review-date": "refused.check.review",
  "direction-without-review-date": "refused.check.review",
  "one-sector-membership": "check.oneSide",
  "no-resident-voice": "check.noResidents",
  "outcome-names-product": "check.namesProduct",
  "conflict-of-interest-declared": "refused.check.interests",
  "risk-without-reward": "check.riskOrphan",
  "reward-without-contribution": "check.rewardAlone",
  "demonstrator-touches-one-angle": "check.oneAngle",
  "story-names-people-without-grant": "check.storyNames",
};
export function findingWords(t: T, { check, text }: Pick<CheckFinding, "check" | "text">): string {
  const key = checkKeys[check];
  return key ? t(key) : text;
}

export const actorKeys: readonly (readonly [ActorType, Key])[] = [
  [ActorType.PUBLIC_ACTOR, "details.actor.public"],
  [ActorType.PRIVATE_ACTOR, "details.actor.private"],
  [ActorType.THIRD_SECTOR_ACTOR, "details.actor.third"],
  [ActorType.RESEARCH_ACTOR, "details.actor.research"],
  [ActorType.RESIDENTS, "details.actor.residents"],
];
export const stageKeys: readonly (readonly [ChainStage, Key, string])[] = [
  [ChainStage.BASIC_RESEARCH, "details.stage.basic", "basic_research"],
  [ChainStage.APPLIED_RESEARCH, "details.stage.applied", "applied_research"],
  [ChainStage.DEVELOPMENT, "details.stage.development", "development"],
  [ChainStage.DEMONSTRATION, "details.stage.demonstration", "demonstration"],
  [ChainStage.FIRST_USE, "details.stage.first", "first_use"],
  [ChainStage.WIDE_USE, "details.stage.wide", "wide_use"],
];
