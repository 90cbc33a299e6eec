// Which documents are a rehearsal (REHEARSAL-1): their ids say so, as on the server (facilitation/document/rehearsal.h).
const called = /^rehearsal-[a-z0-9]{12}(?=\.|$)/;

export function rehearsalOf(document: string): string | undefined {
  return called.exec(document)?.[0];
}
export function isRehearsal(document: string): boolean {
  return rehearsalOf(document) !== undefined;
}
