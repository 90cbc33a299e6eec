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
