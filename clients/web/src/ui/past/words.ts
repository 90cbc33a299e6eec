// Acts in the board's words. Who put the board in order is named; who wrote a card never is (cards are unsigned).
import type { DocumentReader } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { phaseTitle } from "../leading/phases.ts";
import type { Room } from "../room/room.ts";
import type { Act } from "./acts.ts";

export function actWords(t: T, room: Room, { what, by, place, count, ids }: Act, board: DocumentReader): string {
  const who = (by && room.nameOf(by)) || t("board.somebody");
  const cards = t("board.cards", { count });
  const to = placeWords(t, board, place);
  switch (what) {
    case "added":
      return t("past.added", { cards, place: to });
    case "edited":
      return t("past.edited", { cards: numbersOf(t, board, ids) || cards });
    case "moved":
      return t("past.moved", { who, cards, place: to });
    case "arranged":
      return t("past.arranged", { who, cards, place: to });
    case "trashed":
      return t("said.trashed", { count });
    case "restored":
      return t("past.restored", { cards });
    case "withdrawn":
      return t("past.withdrawn", { cards: numbersOf(t, board, ids) || cards });
    case "merged":
      return t("past.merged", { who, cards, place: to });
    case "unmerged":
      return t("past.unmerged", { who, cards, place: to });
    case "parked":
      return t("past.parked", { who, cards });
    case "unparked":
      return t("past.unparked", { who, cards });
    case "locked":
      return t("past.locked", { who, cards });
    case "unlocked":
      return t("past.unlocked", { who, cards });
    case "grouped":
      return t("past.grouped", { who, cards, place: to });
    case "renamed":
      return t("past.renamed", { who, place: to });
    case "ungrouped":
      return t("past.ungrouped", { who, place: to });
    case "linked":
      return t("past.linked", { cards: numbersOf(t, board, ids) });
    case "unlinked":
      return t("past.unlinked", { cards: numbersOf(t, board, ids) });
    case "noted":
      return t("past.noted", { who });
    case "noteChanged":
      return t("past.noteChanged");
    case "decision":
      return t("past.decision", { title: board.decision(place)?.title ?? "" });
    case "action":
      return t("past.action", { title: board.action(place)?.text ?? "" });
    case "silent":
      return t("past.silent", { who });
    case "revealed":
      return t("past.revealed", { who, cards });
    case "boardLocked":
      return t("past.boardLocked", { who });
    case "boardUnlocked":
      return t("past.boardUnlocked", { who });
    case "boardClosed":
      return t("past.boardClosed", { who });
    case "boardReopened":
      return t("past.boardReopened", { who });
    case "planned":
      return t("past.planned", { who });
    case "phase":
      return t("past.phase", { who, title: titleOf(t, board, place) });
    case "phaseByItself":
      return t("past.phaseByItself", { title: titleOf(t, board, place) });
    case "phaseEnded":
      return t("past.phaseEnded", { who, title: titleOf(t, board, place) });
    case "phaseTime":
      return t("past.phaseTime", { who, title: titleOf(t, board, place) });
    case "phasePaused":
      return t("past.phasePaused", { who, title: titleOf(t, board, place) });
    case "phaseResumed":
      return t("past.phaseResumed", { who, title: titleOf(t, board, place) });
    case "round":
      return t("past.round", { who });
    case "voteOpened":
      return t("past.voteOpened", { who, title: titleOf(t, board, place) });
    case "voteClosed":
      return t("past.voteClosed", { title: titleOf(t, board, place) });
    case "offRecord":
      return t("past.offRecord", { who });
    case "onRecord":
      return t("past.onRecord", { who });
    case "silenceEnded":
      return t("past.silenceEnded", { who });
    case "announced":
      return t("past.announced", { who });
    case "gathered":
      return t("past.gathered", { who });
    case "harvest":
      return t("past.harvest", { who });
    case "reportTold":
      return t("past.reportTold", { group: subjectOf(board, place) });
    case "reportHeard":
      return t("past.reportHeard", { group: subjectOf(board, place) });
    case "reportAnswered":
      return t("past.reportAnswered", { group: subjectOf(board, place) });
    case "different":
      return t("past.different", { subject: subjectOf(board, place) });
    case "walkOpened":
      return t("past.walkOpened", { who });
    case "walkClosed":
      return t("past.walkClosed", { who });
    case "role":
      return t("past.role", {
        name: room.nameOf(place) || t("board.somebody"),
        role: t(`role.${board.roleOf(place)}` as Key),
      });
    case "joined":
      return t("past.joined", { who });
    case "left":
      return t("past.left", { who });
    case "opened":
      return t("past.opened");
    default:
      return what satisfies never;
  }
}

function titleOf(t: T, board: DocumentReader, id: string): string {
  const body = board.find(id)?.body;
  if (body?.case === "phase") return phaseTitle(t, body.value);
  return (body?.case === "vote" && body.value.title) || t("vote.title");
}
function subjectOf(board: DocumentReader, id: string): string {
  const body = board.find(id)?.body;
  if (body?.case === "report") return body.value.title;
  return body?.case === "difference" ? body.value.subject : "";
}
function placeWords(t: T, board: DocumentReader, id: string): string {
  const card = board.card(id);
  if (card) return t("past.card", { number: card.number });
  const cluster = board.cluster(id);
  if (cluster) return cluster.title || t("board.group.none");
  return board.region(id)?.title ?? "";
}
function numbersOf(t: T, board: DocumentReader, ids: readonly string[]): string {
  const numbers = ids.flatMap((id) => board.card(id)?.number || []);
  return numbers.length === 0 ? "" : numbers.map((number) => t("past.card", { number })).join(", ");
}
