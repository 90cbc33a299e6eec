// The meeting itself in a form: what is wrong with it, field by field, and what is asked for when it is saved.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { MeetingSchema, RefusalCode } from "../../../src/protocol/index.ts";
import {
  faultsIn,
  faultsOf,
  type MeetingDraft,
  meetingChanges,
  meetingDraft,
} from "../../../src/ui/preparing/meeting.ts";

const meeting = meetingDraft(
  create(MeetingSchema, {
    title: "Rivers",
    timeZone: "Europe/Rome",
    startDate: "2027-04-15",
    endDate: "2027-04-17",
    policy: { verbatim: "Ask first.", captureChannels: ["written_notes"], participantsListPublished: true },
  }),
);
const asked = (some: Partial<MeetingDraft>) => meetingChanges(meeting, { ...meeting, ...some }, 4);
const faults = (some: Partial<MeetingDraft>) => faultsIn({ ...meeting, ...some });

describe("saving a meeting", () => {
  it("asks for nothing where nothing was changed, so that what the form does not show stays", () => {
    expect(asked({})).toEqual([]);
  });
  it("asks only for what was changed, of the version that was seen", () => {
    expect(asked({ title: " Rivers and rain ", smallestGroup: "5" })).toEqual([
      { case: "setMeeting", value: { title: "Rivers and rain", smallestGroup: 5, ifVersion: 4 } },
    ]);
  });
  it("keeps working notes for as long as it says, and for ninety days where it says nothing", () => {
    expect(meeting.workingNotesDays).toBe("90");
    expect(asked({ workingNotesDays: "30" })).toEqual([
      { case: "setMeeting", value: { workingNotesDays: 30, ifVersion: 4 } },
    ]);
  });
  it("says of a list that it is meant whole", () => {
    expect(asked({ captureChannels: ["written_notes", "audio"], authorsVisibleOnBoard: true })).toEqual([
      {
        case: "setMeeting",
        value: {
          setCaptureChannels: true,
          captureChannels: ["written_notes", "audio"],
          authorsVisibleOnBoard: true,
          ifVersion: 4,
        },
      },
    ]);
  });
  it("takes words away where they were taken out", () => {
    expect(asked({ verbatim: "" })).toEqual([{ case: "setMeeting", value: { verbatim: "", ifVersion: 4 } }]);
  });
});

describe("what is wrong stands beside its field", () => {
  it("before it is sent", () => {
    expect(faults({})).toEqual({});
    expect(faults({ title: "  ", endDate: "2027-04-14", timeZone: "Europe/Vell" })).toEqual({
      title: "prepare.no.title",
      endDate: "prepare.meeting.no.ends",
      timeZone: "prepare.meeting.no.zone",
    });
    for (const few of ["", "2", "21", "3.5", "many"])
      expect(faults({ smallestGroup: few }).smallestGroup, few).toBe("prepare.meeting.no.people");
    for (const days of ["", "0", "3651", "1.5", "for ever"])
      expect(faults({ workingNotesDays: days }).workingNotesDays, days).toBe("prepare.meeting.no.days");
    expect(faults({ captureChannels: [], verbatim: "a".repeat(4_001) })).toEqual({
      captureChannels: "prepare.meeting.no.none",
      verbatim: "prepare.meeting.no.long",
    });
  });
  it("when the server refuses it, by what the server names", () => {
    const no = (code: RefusalCode, ...args: string[]) => faultsOf({ code, args });
    expect(no(RefusalCode.INVALID, "time_zone", "not_a_time_zone")).toEqual({ timeZone: "prepare.meeting.no.zone" });
    expect(no(RefusalCode.INVALID, "end_date", "before_it_begins")).toEqual({ endDate: "prepare.meeting.no.ends" });
    expect(no(RefusalCode.NOT_FOUND, "member")).toEqual({ keyContact: "prepare.meeting.no.contact" });
    expect(no(RefusalCode.STALE)).toEqual({});
    expect(no(RefusalCode.FORBIDDEN)).toEqual({});
  });
});
