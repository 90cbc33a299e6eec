import { useEffect, useState } from "react";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { actionIsShown, actionWanted } from "../route.ts";
import { useStore } from "../store.ts";
import { dueDay, todayOn } from "../times.ts";
import { useGiven } from "./given.ts";

// On the board, to whoever somebody put down as the owner of an action: it is only proposed until they say yes. Whoever comes
// for one of them is brought to it.
export function ActionCall({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const shows = (id: string) => {
    hands.beside.set("decisions");
    hands.sought.set({ id, focus: true });
  };
  const cameFor = useComing(shows);
  const { actions, putAway } = useGiven(room);
  const [first, ...others] = actions.filter(({ id }) => id !== cameFor);
  const words =
    first && (others.length === 0 ? first.action.text : t("forYou.given.several", { count: actions.length }));
  useEffect(() => {
    if (words) room.announcer.own(t("forYou.given.said", { words }));
  }, [room, t, words]);
  if (!first) return null;
  const { due } = first.action;
  return (
    <p className="flag" role="note">
      <Glyph name="tick" />
      {others.length > 0 ? (
        <span>{words}</span>
      ) : (
        <span>
          {t("forYou.given")} <b dir="auto">{words}</b>{" "}
          {due !== "" && <span className="label">{t("forYou.due", { date: dueDay(due, todayOn(room)) })}</span>}
        </span>
      )}
      {others.length === 0 && mayNow(room, "acceptAction").may && (
        <button
          type="button"
          className="b"
          onClick={() => room.does([{ case: "acceptAction", value: { id: first.id, accepted: true } }])}
        >
          {t("actions.accept")}
        </button>
      )}
      <button type="button" className="b" onClick={() => shows(first.id)}>
        {t(others.length === 0 ? "forYou.given.go" : "forYou.given.goAll")}
      </button>
      <button type="button" className="b bare" onClick={putAway}>
        {t("close")}
      </button>
    </p>
  );
}

// The action at the address, once the board has it.
function useComing(shows: (id: string) => void): string {
  const room = useRoom();
  useTopic(room, "document");
  const wanted = useStore(actionWanted);
  const [cameFor, setCameFor] = useState("");
  const known = room.session.shown.find(wanted)?.body.case === "action";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known
  useEffect(() => {
    if (!known) return;
    actionIsShown();
    setCameFor(wanted);
    shows(wanted);
  }, [known, wanted]);
  return cameFor;
}
