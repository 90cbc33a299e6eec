import { useEffect, useMemo, useState } from "react";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { clockTime, zoneOn } from "../times.ts";
import type { Act, Kind } from "./acts.ts";
import { useHappened } from "./past.ts";
import { actWords } from "./words.ts";
import "./past.css";

const againMs = 2_500; // after a change, so that a busy board asks for many at once

// What happened on this board, the newest first, in its own words.
export function Activity({ views, hands }: { readonly views: Store<BoardView>; readonly hands: Hands }) {
  const t = useT();
  const view = useStore(views);
  const room = useRoom();
  const version = useTopic(room, "document");
  const past = useHappened(room);
  const state = useStore(past.state);
  const length = useStore(past.length);
  const [kind, setKind] = useState<Kind | "">("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the board
  useEffect(() => {
    const timer = setTimeout(() => void past.fetch(), length === 0 ? 0 : againMs);
    return () => clearTimeout(timer);
  }, [past, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happened is another as the past is longer
  const acts = useMemo(() => past.made.newest(kind), [past, length, kind]);
  const kinds: readonly (readonly [Kind | "", string])[] = [
    ["", t("past.all")],
    ["cards", t("past.cards")],
    ["groups", t("past.groups")],
    ["notes", t("notes.title")],
    ["decisions", t("decisions.title")],
    ["people", t("past.people")],
  ];
  return (
    <section className="panel-scroll activity" aria-label={t("past.activity")} tabIndex={0}>
      <label className="activity-filter">
        <span className="label">{t("past.filter")}</span>
        <select className="field" value={kind} onChange={(event) => setKind(event.target.value as Kind | "")}>
          {kinds.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {acts.length === 0 && (
        <p className="panel-empty">
          {t(state === "here" ? "past.none" : state === "fetching" ? "past.fetching" : "past.outOfReach")}
        </p>
      )}
      <ol>
        {acts.map((act) => (
          <Line key={`${act.seq} ${act.what} ${act.place} ${act.by}`} act={act} view={view} hands={hands} />
        ))}
      </ol>
    </section>
  );
}

function Line({ act, view, hands }: { readonly act: Act; readonly view: BoardView; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const there = act.ids.filter((id) => view.cards.has(id));
  const words = actWords(t, room, act, room.session.shown);
  return (
    <li>
      <time className="num" dateTime={new Date(act.atMs).toISOString()}>
        <bdi>{clockTime(act.atMs, zoneOn(room))}</bdi>
      </time>
      {there.length > 0 ? (
        <button type="button" className="link" dir="auto" onClick={() => showCards(hands, there)}>
          {words}
        </button>
      ) : (
        <span dir="auto">{words}</span>
      )}
    </li>
  );
}
