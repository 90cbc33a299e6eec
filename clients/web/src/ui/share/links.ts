// The links by which people come to a document, as whoever leads there is told of them. Pure.
import { type DocumentReader, Role } from "../../index.ts";

export interface OpenLink {
  readonly id: string; // of the invitation
  readonly role: Role;
  readonly label: string; // what somebody called it; "" if that is only its role
  readonly first: boolean; // of its role: the one the server shows
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
export function rolesWithout(links: readonly OpenLink[], order: readonly Role[]): readonly Role[] {
  return order.filter((role) => !links.some((link) => link.role === role));
}
