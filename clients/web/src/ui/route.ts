// Where one is, by the address: /join#TOKEN, /join, /meeting/DOCUMENT, /meeting/DOCUMENT/console, /board/DOCUMENT and what is
// shown of a board: /board/DOCUMENT/projector, /board/DOCUMENT/print, /board/DOCUMENT#reports, /board/DOCUMENT#card=ID,
// /board/DOCUMENT#action=ID; and of a meeting: /meeting/DOCUMENT#contributions. The token stays behind #, so that no server is
// sent it as part of an address, and it is taken out of the address once it was used; so is a card or an action, which then
// can be asked for again. An address of a card lets nobody in.
import { Store } from "./store.ts";

export type Route =
  | { readonly at: "join"; readonly token: string }
  | { readonly at: "code"; readonly lost: boolean } // lost: there is nothing at the address
  | DocumentRoute;
export interface DocumentRoute {
  readonly at: Place;
  readonly document: string;
}
type Place = "board" | "projector" | "print" | "reports" | "meeting" | "console" | "contributions";

const reports = "#reports"; // the same page of the server
const card = "#card=";
const action = "#action=";
const contributions = "#contributions"; // as well

function read(): Route {
  const [, kind, id, view] =
    /^\/(board|meeting)\/([^/]+)(?:\/(projector|print|console))?$/.exec(location.pathname) ?? [];
  if (id !== undefined) {
    const document = decodeURIComponent(id);
    if (kind === "meeting" && view === undefined && location.hash === contributions)
      return { at: "contributions", document };
    if (kind === "meeting") return { at: view === "console" ? view : "meeting", document };
    if (view === undefined && location.hash === reports) return { at: "reports", document };
    return { at: view === "projector" || view === "print" ? view : "board", document };
  }
  const token = location.hash.slice(1);
  if (token !== "" && !location.hash.startsWith(card)) return { at: "join", token };
  return { at: "code", lost: !["/", "/join", "/index.html"].includes(location.pathname) };
}

export const route = new Store<Route>(read());
export const cardWanted = new Store(idIn(card)); // of the board at the address; "": none
export const actionWanted = new Store(idIn(action));

function idIn(kind: typeof card | typeof action): string {
  const { hash, pathname } = location;
  if (!pathname.startsWith("/board/") || !hash.startsWith(kind)) return "";
  try {
    return decodeURIComponent(hash.slice(kind.length));
  } catch {
    return hash.slice(kind.length); // nothing has such an id, and of a card that is told
  }
}
export function cardIsShown(): void {
  cardWanted.set("");
  if (location.hash.startsWith(card)) history.replaceState(history.state, "", location.pathname);
}
export function actionIsShown(): void {
  actionWanted.set("");
  if (location.hash.startsWith(action)) history.replaceState(history.state, "", location.pathname);
}
export function addressOfCard(document: string, id: string): string {
  return `${location.origin}${addressOf("board", document)}${card}${encodeURIComponent(id)}`;
}

function show(): void {
  cardWanted.set(idIn(card));
  actionWanted.set(idIn(action));
  route.set(read());
}
addEventListener("popstate", show);
addEventListener("hashchange", show);

export function addressOf(at: Place, document: string): string {
  const id = encodeURIComponent(document);
  if (at === "board" || at === "meeting") return `/${at}/${id}`;
  if (at === "contributions") return `/meeting/${id}${contributions}`;
  if (at === "reports") return `/board/${id}${reports}`;
  return at === "console" ? `/meeting/${id}/console` : `/board/${id}/${at}`;
}
// "instead": the page one came from had a token in its address, and nobody should go back to it.
export function goTo(
  at: "board" | "reports" | "meeting" | "console" | "contributions",
  document: string,
  how: "on" | "instead" = "on",
): void {
  if (how === "on") history.pushState(undefined, "", addressOf(at, document));
  else history.replaceState(undefined, "", addressOf(at, document));
  show();
}
export function goToAction(document: string, id: string): void {
  history.pushState(undefined, "", `${addressOf("board", document)}${action}${encodeURIComponent(id)}`);
  show();
}
export function goToJoin(token = ""): void {
  history.pushState(undefined, "", token === "" ? "/join" : `/join#${token}`);
  show();
}
