// Why a link does not lead in: each reason tells what to do about it.
import { expect, it } from "vitest";
import type { Failure } from "../../src/index.ts";
import { failureWords } from "../../src/ui/join/failures.ts";

const why = (status: number, code: string) =>
  failureWords((key) => key, { ok: false, status, code, sentence: "" } as Failure);

it("a link that was cut short is copied again, and not asked for anew", () => {
  expect(why(403, "damaged_link")).toBe("join.link.damaged");
  expect(why(403, "not_a_link")).toBe("join.link.damaged");
});
it("one that was put out, or is of another server, is asked for", () => {
  expect(why(403, "link_revoked")).toBe("join.link.wrong");
  expect(why(403, "link_of_another_server")).toBe("join.link.wrong");
  expect(why(404, "no_such_board")).toBe("join.link.wrong");
});
it("a server that is away, full, or asked too often, is tried again", () => {
  expect(why(0, "")).toBe("join.unreached");
  expect(why(503, "")).toBe("join.unreached");
  expect(why(503, "server_full")).toBe("join.full");
  expect(why(429, "too_often")).toBe("join.often");
});
