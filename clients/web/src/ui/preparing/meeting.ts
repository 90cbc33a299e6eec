// What a meeting says of itself and promises, as it is written in a form; what is wrong with it, field by field; and what to
// ask for so that it becomes so. What the form does not show is not asked for, and stays. Pure.
import { type Meeting, type Refusal, RefusalCode, type Verb } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { isZone } from "../meeting/times.ts";
import { materialKinds } from "../quotations/model.ts";
import { channelsOf } from "../recording/channels.ts";
import { same } from "./drafts.ts";

export interface MeetingDraft {
  readonly title: string;
  readonly series: string;
  readonly organiser: string;
  readonly venue: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly timeZone: string;
  readonly mainOutcome: string;
  readonly keyContact: string; // a participant; empty: nobody is named
  readonly verbatim: string; // empty: the sentence of this program
  readonly captureChannels: readonly string[];
  readonly externalMaterialKinds: readonly string[];
  readonly authorsVisibleOnBoard: boolean;
  readonly smallestGroup: string; // as typed
  readonly workingNotesDays: string; // as typed
}
export type MeetingField = keyof MeetingDraft;

// As the server counts them: facilitation/rules/limits.h, facilitation/templates/words.h.
export const mostOfTheSentence = 4_000;
export const fewestPeople = 3;
export const mostPeople = 20;
const usualDays = 90; // of working notes, after the record is approved
export const mostDays = 3_650;

export function meetingDraft(meeting: Meeting): MeetingDraft {
  const { title, series, organiser, venue, startDate, endDate, timeZone, mainOutcome, keyContact, policy } = meeting;
  return {
    title,
    series,
    organiser,
    venue,
    startDate,
    endDate,
    timeZone,
    mainOutcome,
    keyContact,
    verbatim: policy?.verbatim ?? "",
    captureChannels: channelsOf(policy?.captureChannels ?? [], []),
    externalMaterialKinds: materialKinds(policy),
    authorsVisibleOnBoard: policy?.authorsVisibleOnBoard ?? false,
    smallestGroup: String(policy?.smallestGroup || fewestPeople),
    workingNotesDays: String(policy?.workingNotesDays || usualDays),
  };
}

export type Faults = { readonly [field in MeetingField]?: Key };

export function faultsIn(draft: MeetingDraft): Faults {
  const faults: { -readonly [field in MeetingField]?: Key } = {};
  const people = Number(draft.smallestGroup);
  if (draft.title.trim() === "") faults.title = "prepare.no.title";
  if (draft.startDate !== "" && draft.endDate !== "" && draft.endDate < draft.startDate)
    faults.endDate = "prepare.meeting.no.ends";
  if (!isZone(draft.timeZone.trim())) faults.timeZone = "prepare.meeting.no.zone";
  if ([...draft.verbatim].length > mostOfTheSentence) faults.verbatim = "prepare.meeting.no.long";
  if (draft.captureChannels.length === 0) faults.captureChannels = "prepare.meeting.no.none";
  if (draft.externalMaterialKinds.length === 0) faults.externalMaterialKinds = "prepare.meeting.no.none";
  if (!Number.isInteger(people) || people < fewestPeople || people > mostPeople)
    faults.smallestGroup = "prepare.meeting.no.people";
  const days = Number(draft.workingNotesDays);
  if (!Number.isInteger(days) || days < 1 || days > mostDays) faults.workingNotesDays = "prepare.meeting.no.days";
  return faults;
}

// What the server found, beside the field that it is about; nothing where it is about the whole.
const fieldsOfServer: { readonly [field: string]: readonly [MeetingField, Key] } = {
  title: ["title", "prepare.no.title"],
  start_date: ["startDate", "prepare.no.clock"],
  time_zone: ["timeZone", "prepare.meeting.no.zone"],
  key_contact: ["keyContact", "prepare.meeting.no.contact"],
  smallest_group: ["smallestGroup", "prepare.meeting.no.people"],
  working_notes_days: ["workingNotesDays", "prepare.meeting.no.days"],
};
export function faultsOf({ code, args }: Pick<Refusal, "code" | "args">): Faults {
  const [what = "", why] = args;
  if (code === RefusalCode.NOT_FOUND && what === "member") return { keyContact: "prepare.meeting.no.contact" };
  if (code !== RefusalCode.INVALID) return {};
  if (what === "end_date")
    return { endDate: why === "before_it_begins" ? "prepare.meeting.no.ends" : "prepare.no.clock" };
  const found = fieldsOfServer[what];
  return found && (what !== "title" || why === "missing") ? { [found[0]]: found[1] } : {};
}

// Only what was changed, of the version that was seen.
export function meetingChanges(before: MeetingDraft, draft: MeetingDraft, version: number): readonly Verb[] {
  const value: { [name: string]: unknown } = {};
  for (const field of Object.keys(draft) as MeetingField[]) {
    if (same(before[field], draft[field])) continue;
    const said = draft[field];
    if (field === "captureChannels") value.setCaptureChannels = true;
    if (field === "externalMaterialKinds") value.setExternalMaterialKinds = true;
    if (field === "smallestGroup" || field === "workingNotesDays") value[field] = Number(said);
    else value[field] = Array.isArray(said) ? [...said] : typeof said === "string" ? said.trim() : said;
  }
  if (Object.keys(value).length === 0) return [];
  return [{ case: "setMeeting", value: { ...value, ifVersion: version } } as Verb];
}
