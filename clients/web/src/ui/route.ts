// Where one is, by the address: /join#TOKEN, /join, /board/DOCUMENT. The token stays behind #, so that no server is sent
// it as part of an address, and it is taken out of the address once it was used.
import { Store } from "./store.ts";

export type Route =
  | { readonly at: "join"; readonly token: string }
  | { readonly at: "code" }
  | { readonly at: "board"; readonly document: string };

function read(): Route {
  const board = /^\/board\/([^/]+)$/.exec(location.pathname)?.[1];
  if (board !== undefined) return { at: "board", document: decodeURIComponent(board) };
  const token = location.hash.slice(1);
  return token === "" ? { at: "code" } : { at: "join", token };
}

export const route = new Store<Route>(read());

function show(): void {
  route.set(read());
}
addEventListener("popstate", show);
addEventListener("hashchange", show);

export function goToBoard(document: string): void {
  history.replaceState(undefined, "", `/board/${encodeURIComponent(document)}`);
  show();
}
export function goToJoin(token = ""): void {
  history.pushState(undefined, "", token === "" ? "/join" : `/join#${token}`);
  show();
}
