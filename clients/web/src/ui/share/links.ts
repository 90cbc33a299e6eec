// The links by which people come to a document, as whoever leads there is told of them. Pure.
import { type DocumentReader, Role } from "../../index.ts";

export interface OpenLink {
  readonly id: string; // of the invitation
  readonly role: Role;
  readonly label: string; // what somebody called it; "" if that is only its role
  readonly first: boolean; // of its role: the one that a code leads to
}

// By role, then as the server looks through them. Personal links are nobody's to hand out.
export function openLinks(document: DocumentReader, order: readonly Role[]): readonly OpenLink[] {
  const open = [...document.ofKind("invitation")]
    .filter(({ body: { value } }) => !value.revoked && value.participant === "")
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return order.flatMap((role) =>
    open
      .filter(({ body: { value } }) => value.role === role)
      .map(({ id, body: { value } }, at) => ({
        id,
        role,
        label: value.label === Role[role]?.toLowerCase() ? "" : value.label,
        first: at === 0,
      })),
  );
}
// Of a role: the one that somebody chose, as long as it is open, or else the first.
export function linkShown(links: readonly OpenLink[], role: Role, chosen: string): OpenLink | undefined {
  const some = links.filter((link) => link.role === role);
  return some.find(({ id }) => id === chosen) ?? some[0];
}
