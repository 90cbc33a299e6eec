// The links by which people come in, one by one.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { RecordSchema, Role } from "../../src/protocol/index.ts";
import { linkShown, openLinks } from "../../src/ui/share/links.ts";

const document = new Document();
const link = (id: string, role: Role, more: object = {}) =>
  document.set(
    id,
    create(RecordSchema, { id, version: 1, body: { case: "invitation", value: { role, label: "", ...more } } }),
  );
link("invitation.c", Role.PARTICIPANT, { label: "participant" });
link("invitation.b", Role.PARTICIPANT, { label: "Tuesday" });
link("invitation.a", Role.PARTICIPANT, { revoked: true });
link("invitation.d", Role.OBSERVER, { participant: "ada" });
link("invitation.e", Role.PLENARY_HOST, { label: "plenary_host" });
const order = [Role.PLENARY_HOST, Role.PARTICIPANT, Role.OBSERVER];

it("what was taken back and what is one person's own is not among them; the first of a role is the one that is shown", () => {
  expect(openLinks(document, order)).toEqual([
    { id: "invitation.e", role: Role.PLENARY_HOST, label: "", first: true },
    { id: "invitation.b", role: Role.PARTICIPANT, label: "Tuesday", first: true },
    { id: "invitation.c", role: Role.PARTICIPANT, label: "", first: false },
  ]);
});
it("of several of a role the chosen one is shown while it is open, and else the first", () => {
  const links = openLinks(document, order);
  const shown = (role: Role, chosen: string) => linkShown(links, role, chosen)?.id;
  expect(shown(Role.PARTICIPANT, "invitation.c")).toBe("invitation.c");
  expect(shown(Role.PARTICIPANT, "invitation.a")).toBe("invitation.b");
  expect(shown(Role.PLENARY_HOST, "invitation.c")).toBe("invitation.e");
  expect(shown(Role.OBSERVER, "invitation.d")).toBeUndefined();
});
