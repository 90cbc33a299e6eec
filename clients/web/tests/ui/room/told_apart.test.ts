// Lists of people to choose from, where two may have one name.
import { expect, it } from "vitest";
import { toldApart } from "../../../src/ui/room/told_apart.ts";

const person = (participant: string, name: string, ...affiliations: string[]) => ({ participant, name, affiliations });
const roles: { readonly [participant: string]: string } = { p1: "Rapporteur", p2: "Participant" };
const here = new Set(["p1", "p3"]);
const told = (...people: ReturnType<typeof person>[]) =>
  toldApart(people, [
    ({ affiliations }) => affiliations.join(", "),
    ({ participant }) => roles[participant] ?? "",
    ({ participant }) => (here.has(participant) ? "Here now" : "Not here now"),
  ]).map(({ words }) => words);

it("a name that is alone stands alone", () =>
  expect(told(person("p1", "Ada Bell", "City"), person("p2", "Ben Stone"))).toEqual(["Ada Bell", "Ben Stone"]));
it("equal names have where they come from", () =>
  expect(told(person("p1", "Ada Bell", "City"), person("p2", "ada  Bell", "Port", "NGO"))).toEqual([
    "Ada Bell, City",
    "ada  Bell, Port, NGO",
  ]));
it("with nothing to tell of one, the other is told apart", () =>
  expect(told(person("p1", "Ada Bell", "City"), person("p2", "Ada Bell"))).toEqual(["Ada Bell, City", "Ada Bell"]));
it("of one place they have their roles", () =>
  expect(told(person("p1", "Ada Bell", "City"), person("p2", "Ada Bell", "City"))).toEqual([
    "Ada Bell, City, Rapporteur",
    "Ada Bell, City, Participant",
  ]));
it("and else whether they are here: somebody who came twice", () =>
  expect(told(person("p3", "Ada Bell"), person("p4", "Ada Bell"))).toEqual([
    "Ada Bell, Here now",
    "Ada Bell, Not here now",
  ]));
