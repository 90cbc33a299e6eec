// Who a quotation says it is by: as Gate::said_by has it for every copy (facilitation/records/gate.cc), so that what a speaker
// is shown before a yes, what lists and records show after it, and what the files say are one and the same. Pure.
import { Identification } from "../../index.ts";
import type { T } from "../language.ts";
import { isGranted, type Quotation, type Told } from "./model.ts";

const fewestAtLeast = 3; // people whom words may fit without naming one of them (Policy.smallest_group)

// What its speaker says yes to, or may.
export interface Grant {
  readonly level: Identification;
  readonly waived: boolean; // they know that readers could tell who it is
}
export interface Appearance {
  readonly level: Identification; // never more than was granted
  readonly words: string;
  readonly fewFit: number | undefined; // so few people do the words that were chosen fit; undefined: they do not tell who it is
}

// Undefined: nothing was granted.
export function appearanceOf(t: T, room: Told, quotation: Quotation): Appearance | undefined {
  const { quote, request } = quotation;
  if (!request || !isGranted(quote)) return undefined;
  const waived = request.smallGroupWaived;
  const warned = request.smallGroupWarningShown && request.identification !== Identification.FULL;
  const level = warned && !waived ? Identification.NONE : request.identification;
  return appearance(t, room, quotation, { level, waived });
}

export function appearance(t: T, room: Told, quotation: Quotation, { level, waived }: Grant): Appearance {
  const words = wordsAt(t, room, quotation, level);
  const fits = words === undefined ? undefined : fittedBy(room, quotation, level);
  const fewFit = fits !== undefined && fits < fewestOf(room) ? fits : undefined;
  if (words === undefined || (fewFit !== undefined && !waived))
    return { level: Identification.NONE, words: t("quote.aParticipant"), fewFit };
  return { level, words, fewFit };
}

// What a speaker can be asked for, or choose, up to what was asked; the least first.
export function levelsUpTo(room: Told, asked: Identification, quotation: Quotation): readonly Identification[] {
  const all = [Identification.NONE, Identification.BY_ROLE, Identification.BY_AFFILIATION, Identification.FULL];
  return all.filter(
    (level) =>
      level <= asked &&
      (level === Identification.NONE ||
        level === Identification.FULL ||
        wordsAt((key) => key, room, quotation, level) !== undefined),
  );
}

// Whatever the words tell; undefined: there are none at this level.
function wordsAt(t: T, room: Told, { quote, request }: Quotation, level: Identification): string | undefined {
  const person = room.session.people.get(quote.speaker);
  const affiliations = (person?.affiliations ?? []).join(", ");
  switch (level) {
    case Identification.FULL:
      return person?.name ? [person.name, affiliations].filter(Boolean).join(", ") : undefined;
    case Identification.BY_AFFILIATION:
      return affiliations === "" ? undefined : t("quote.participantFrom", { where: affiliations });
    case Identification.BY_ROLE:
      return request?.saidAs || undefined;
    default:
      return undefined;
  }
}

// How many people the words fit; undefined: that is not asked at this level.
function fittedBy(room: Told, { quote, request }: Quotation, level: Identification): number | undefined {
  if (level === Identification.BY_ROLE) return Math.max(1, request?.saidAsFits ?? 0);
  if (level !== Identification.BY_AFFILIATION) return undefined;
  const theirs = room.session.people.get(quote.speaker)?.affiliations ?? [];
  const people = [...room.session.people.values()].filter(({ participant }) => hasCome(room, participant));
  return Math.min(...theirs.map((one) => people.filter(({ affiliations }) => affiliations.includes(one)).length));
}
// Who was only invited is nobody to hide behind. Of a board that one has left nothing is told of the others; a record also
// names people who were not there.
function hasCome({ session: { shown } }: Told, participant: string): boolean {
  const member = shown.member(participant);
  if (member) return !member.removed && member.joinedMs > 0n;
  const record = shown.sessionRecord();
  return !record || record.attendees.some((one) => one.participant === participant);
}
function fewestOf(room: Told): number {
  return Math.max(fewestAtLeast, room.session.shown.board()?.policy?.smallestGroup ?? 0);
}
