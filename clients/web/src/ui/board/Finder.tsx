import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { type T, useT } from "../language.ts";
import { clockAt } from "../notes/clock.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Elsewhere } from "../searching/Elsewhere.tsx";
import { useStore } from "../store.ts";
import { showCards } from "./doing.ts";
import { excerpt, type Hit, hitsIn } from "./finding.ts";
import type { Hands } from "./hands.ts";
import type { BoardView } from "./model.ts";
import "./finder.css";

const mostListed = 40;

// Find on the board and beside it. Cards that do not fit fade; each hit says what it is, and leads there. Enter goes from
// one to the next, and what is found comes into sight while the field keeps the focus.
export function Finder({
  hands,
  view,
  covered,
}: {
  readonly hands: Hands;
  readonly view: BoardView;
  readonly covered: boolean; // by a panel, when one is open
}) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  const looked = useStore(hands.finding) ?? "";
  const [at, setAt] = useState("");
  const search = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    return () => hands.sought.set(undefined);
  }, [hands]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with the version
  const hits = useMemo(
    () => hitsIn(room.session.shown, view, looked, (one) => room.nameOf(one)),
    [room, view, version, looked],
  );
  const current = hits.findIndex((hit) => keyOf(hit) === at);
  const zone = room.session.shown.board()?.timeZone ?? "";

  const show = (hit: Hit, focus: "focus" | "look") => {
    setAt(keyOf(hit));
    if (hit.what === "card" || hit.what === "merged" || hit.what === "group") {
      if (covered) hands.beside.set("");
      hands.sought.set(undefined);
      if (hit.what === "group") showGroup(hands, hit.stop, focus);
      else showCards(hands, [hit.id], focus);
      return;
    }
    hands.beside.set(hit.what === "note" ? "notes" : "decisions");
    hands.sought.set({ id: hit.id, focus: focus === "focus" });
  };
  const go = (by: number) => {
    const from = current < 0 ? (by > 0 ? -1 : 0) : current;
    const next = hits[(from + by + hits.length) % hits.length];
    if (!next) return;
    show(next, "look");
    search.current
      ?.querySelector(`[data-hit="${CSS.escape(keyOf(next))}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const close = () => {
    hands.finding.set(undefined);
    document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(hands.active.value)}"]`)?.focus();
  };
  // From the field down into the list, and along it.
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field.current, ...(search.current?.querySelectorAll<HTMLElement>("[data-hit]") ?? [])];
    const from = stops.indexOf(document.activeElement as HTMLInputElement);
    if (from < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, from + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  };
  return (
    <search ref={search} className="finder" onKeyDown={key}>
      <div className="finder-row">
        <input
          ref={field}
          className="field"
          type="search"
          dir="auto"
          aria-label={t("find.label")}
          placeholder={t("find.hint")}
          value={looked}
          onChange={(event) => {
            setAt("");
            hands.finding.set(event.target.value);
          }}
          onKeyDown={(event) => event.key === "Enter" && go(event.shiftKey ? -1 : 1)}
        />
        <span className="label num" role="status">
          {looked.trim() !== "" &&
            hits.length > 0 &&
            (current < 0
              ? t("commands.count", { count: hits.length })
              : t("find.at", { at: current + 1, count: hits.length }))}
        </span>
        <button type="button" className="b finder-step" aria-disabled={hits.length === 0} onClick={() => go(-1)}>
          {t("find.previous")}
        </button>
        <button type="button" className="b finder-step" aria-disabled={hits.length === 0} onClick={() => go(1)}>
          {t("find.next")}
        </button>
        <button type="button" className="b bare" onClick={close}>
          {t("close")}
        </button>
      </div>
      {looked.trim() !== "" && hits.length === 0 && (
        <p className="finder-none" role="status">
          {t("find.none")}
        </p>
      )}
      {hits.length > 0 && (
        <ul className="finder-hits" aria-label={t("find.hits")}>
          {hits.slice(0, mostListed).map((hit) => (
            <li key={keyOf(hit)}>
              <button
                type="button"
                data-hit={keyOf(hit)}
                aria-current={keyOf(hit) === at || undefined}
                onClick={() => show(hit, "focus")}
              >
                <span className="label num">{whatWords(t, hit, zone)}</span>
                <Words words={hit.words || t("card.withdrawn")} looked={looked} />
              </button>
            </li>
          ))}
          {hits.length > mostListed && <li className="label">{t("find.more", { count: hits.length - mostListed })}</li>}
        </ul>
      )}
      {looked.trim() !== "" && !room.session.shown.board()?.rehearsal && <Elsewhere words={looked} />}
    </search>
  );
}

function Words({ words, looked }: { readonly words: string; readonly looked: string }) {
  const { before, found, after } = excerpt(words, looked);
  return (
    <span className="words" dir="auto">
      {before}
      {found !== "" && <mark>{found}</mark>}
      {after}
    </span>
  );
}

function keyOf(hit: Hit): string {
  return `${hit.what} ${hit.id} ${hit.what === "merged" ? hit.number : ""}`;
}

function whatWords(t: T, hit: Hit, zone: string): string {
  switch (hit.what) {
    case "card":
      return `${t("board.card")} ${hit.number}`;
    case "merged":
      return t("find.merged", { number: hit.number, into: hit.into });
    case "group":
      return t("find.group");
    case "note":
      return `${t("find.note")} ${hit.atMs === 0 ? "" : clockAt(hit.atMs, zone)}`;
    case "decision":
      return `${t("find.decision")} ${hit.number || ""}`;
    case "action":
      return `${t("find.action")} ${hit.number || ""}`;
    default:
      return hit satisfies never;
  }
}

function showGroup(hands: Hands, stop: string, focus: "focus" | "look"): void {
  hands.nothing();
  hands.active.set(stop);
  requestAnimationFrame(() => {
    const name = document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`);
    name?.scrollIntoView({ block: "center", inline: "nearest" });
    if (focus === "focus") name?.focus({ preventScroll: true });
  });
}
