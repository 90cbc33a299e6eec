// Clocks of the meeting and of the person.
import { describe, expect, it } from "vitest";
import { cityOf, daysWords, dayWords, isZone, momentOf, offsetAt, shownAt } from "../../src/ui/meeting/times.ts";

const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

describe("the moment when clocks somewhere show a time", () => {
  it("is an hour behind Greenwich's in Bellagio in March 2019, before summer time", () => {
    expect(iso(momentOf("2019-03-28", "10:00", "Europe/Rome"))).toBe("2019-03-28T09:00:00.000Z");
  });

  it("is two hours behind it in Rome in April 2027", () => {
    expect(iso(momentOf("2027-04-15", "11:35", "Europe/Rome"))).toBe("2027-04-15T09:35:00.000Z");
  });

  it("is known for zones with odd offsets and days that begin elsewhere", () => {
    expect(iso(momentOf("2019-03-28", "00:10", "Asia/Kathmandu"))).toBe("2019-03-27T18:25:00.000Z");
    expect(iso(momentOf("2019-03-28", "00:10", "Pacific/Kiritimati"))).toBe("2019-03-27T10:10:00.000Z");
    expect(iso(momentOf("2019-03-27", "23:50", "America/Sao_Paulo"))).toBe("2019-03-28T02:50:00.000Z");
  });

  it("is not there in the hour that clocks jump over, and the first of two in the hour they repeat", () => {
    expect(momentOf("2019-03-31", "02:30", "Europe/Rome")).toBeUndefined();
    expect(iso(momentOf("2019-10-27", "02:30", "Europe/Rome"))).toBe("2019-10-27T00:30:00.000Z");
    expect(iso(momentOf("2019-03-31", "03:00", "Europe/Rome"))).toBe("2019-03-31T01:00:00.000Z");
  });

  it("is not there for what is no time", () => {
    expect(momentOf("2019-02-30", "25:00", "Europe/Rome")).toBeUndefined();
    expect(momentOf("", "10:00", "Europe/Rome")).toBeUndefined();
  });

  it("shows the same time again, all year round", () => {
    for (const zone of ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Pacific/Chatham"])
      for (let ms = Date.parse("2027-01-01T05:17:00Z"); ms < Date.parse("2028-01-01"); ms += 86_400_000) {
        const { day, clock } = shownAt(ms, zone);
        expect(momentOf(day, clock, zone), `${zone} ${day} ${clock}`).toBe(ms);
      }
  });
});

it("clocks differ by what they show, at that moment", () => {
  const ms = Date.parse("2027-04-15T09:35:00Z");
  expect(offsetAt(ms, "Europe/Rome") - offsetAt(ms, "Europe/Lisbon")).toBe(60);
  expect(offsetAt(Date.parse("2019-03-28T09:00:30Z"), "America/Sao_Paulo")).toBe(-180);
});

it("zones are named by their city, days and spans in the person's language, with the figures of the programme", () => {
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(dayWords("2019-03-28", "en-GB")).toBe("Thursday 28 March");
  expect(dayWords("2019-03-28", "et")).toContain("neljapäev");
  expect(dayWords("2019-03-28", "ar")).toMatch(/28/);
  expect(daysWords("2019-03-27", "2019-03-29", "en-GB")).toMatch(/^27\s?–\s?29 March 2019$/);
  expect(daysWords("2019-03-27", "", "en-GB")).toBe("27 March 2019");
});

it("a zone that no browser knows is told from one that it does", () => {
  expect(isZone("Europe/Rome")).toBe(true);
  expect(isZone("Europe/Atlantis")).toBe(false);
  expect(isZone("")).toBe(false);
});
