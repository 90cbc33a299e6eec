import { expect, it } from "vitest";
import { calm } from "../../src/ui/board/titles.ts";

it.each([
  ["ROUTES AND DIRECTIONS", "Routes and directions"],
  ["ORGANIZATIONAL CAPACITY", "Organizational capacity"],
  ["WALK AND TALK", "Walk and talk"],
  ["SURPRISE PROGRAMME", "Surprise programme"],
  ["OECD", "OECD"],
  ["OECD BRIEFING", "OECD briefing"],
  ["TALK", "Talk"],
  ["Risks and rewards", "Risks and rewards"],
])("%s is told as %s", (title, told) => expect(calm(title)).toBe(told));
