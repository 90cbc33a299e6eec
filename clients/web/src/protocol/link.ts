// What a link says: https://host/join#TOKEN. The part after # is never sent as part of an address, so that it stays out
// of logs.
export interface JoinLink {
  readonly origin: string; // "https://boards.example.org"
  readonly token: string;
}

// Also out of what people paste around a link: quotes, angle brackets, words before and after.
export function readLink(text: string): JoinLink | undefined {
  const found = /https?:\/\/[^\s<>"'#]+#[^\s<>"'#]+/.exec(text)?.[0];
  if (!found) return undefined;
  try {
    const url = new URL(found);
    if (url.username !== "" || url.password !== "") return undefined;
    return { origin: url.origin, token: url.hash.slice(1) };
  } catch {
    return undefined;
  }
}

// What a token says of itself: the document it opens, and the participant whom it brings back ("": whoever opens it is
// somebody new). Only a hint for what to ask at the door; the server reads the token itself, and
// server/identity/join_link.h has its form.
export function insideToken(token: string): { readonly document: string; readonly participant: string } | undefined {
  try {
    const bytes = Uint8Array.from(atob(token.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    let at = 6; // version, key mark, role
    const [document = "", , participant = ""] = [0, 1, 2].map(() => {
      const end = at + 1 + (bytes[at] ?? 0);
      const name = new TextDecoder().decode(bytes.subarray(at + 1, end));
      at = end;
      return name;
    });
    return bytes[0] === 1 && at < bytes.length ? { document, participant } : undefined;
  } catch {
    return undefined;
  }
}
