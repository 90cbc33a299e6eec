import { type FormEvent, useEffect, useState } from "react";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, groupAt, numberOf } from "../board/model.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { refusalWords } from "../room/sentences.ts";
import { useLeave, useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { visitAt, whenSaved } from "./visits.ts";

const most = 280;

// On a walk: whose board it is, the way back, one mark of recognition and one question. All of it can be taken back.
export function VisitorBar({ view, hands }: { readonly view: BoardView; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leave = useLeave();
  const [goes, setGoes] = useState(false);
  const title = room.session.shown.board()?.title ?? "";
  useEffect(() => room.announcer.own(t("walk.here", { group: title })), [room, t, title]);
  const body = room.session.shown.find(`walk.${room.session.me.participant}`)?.body;
  const mine = body?.case === "walk" ? body.value : undefined;
  const told = mayNow(room, "leaveMark");
  const back = async () => {
    if (goes) return;
    setGoes(true);
    await whenSaved(room);
    leave();
  };
  return (
    <section className="rp-visitor" aria-label={t("walk.here", { group: title })}>
      <div className="rp-visitor-head">
        <p>{t("walk.here", { group: title })}</p>
        <button type="button" className="b" aria-disabled={goes} onClick={() => void back()}>
          {t(visitAt(room.document) ? "walk.back" : "menu.leave")}
        </button>
      </div>
      {told.may ? (
        <div className="rp-leaves">
          <YourMark view={view} hands={hands} marked={mine?.marked ?? ""} />
          <YourQuestion asked={mine?.question ?? ""} />
        </div>
      ) : (
        <p className="label">{refusalWords(t, told.why)}</p>
      )}
    </section>
  );
}

function YourMark({
  view,
  hands,
  marked,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly marked: string;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const selected = useStore(hands.selected);
  const active = useStore(hands.active);
  const named = (id: string) => {
    const card = view.cards.get(id);
    if (card) return t("past.card", { number: numberOf(card) });
    const cluster = room.session.shown.cluster(id);
    return cluster ? t("walk.cluster", { title: cluster.title || t("board.group.none") }) : "";
  };
  const chosen = groupAt(active) || (selected.size === 1 ? ([...selected][0] ?? "") : active);
  const at = named(chosen);
  const is = marked === "" ? "" : named(marked);
  return (
    <div className="rp-leave" tabIndex={-1} data-stays="">
      {marked !== "" && (
        <p>
          {t("walk.marked")}{" "}
          <button
            type="button"
            className="link"
            onClick={() =>
              view.cards.has(marked)
                ? showCards(hands, [marked])
                : document.querySelector<HTMLElement>(`[data-stop^="group:${CSS.escape(marked)}@"]`)?.focus()
            }
          >
            {is || t("walk.gone")}
          </button>
        </p>
      )}
      {marked === "" && at === "" && <p className="label">{t("walk.mark.how")}</p>}
      <div className="row">
        {at !== "" && chosen !== marked && (
          <button
            type="button"
            className="b"
            aria-disabled={waits}
            onClick={() => ask({ case: "leaveMark", value: { on: chosen } }, t("walk.marked.said", { what: at }))}
          >
            {t(marked === "" ? "walk.mark" : "walk.mark.instead", { what: at })}
          </button>
        )}
        {marked !== "" && (
          <button
            type="button"
            className="b bare"
            aria-disabled={waits}
            onClick={() => ask({ case: "leaveMark", value: { on: "" } }, t("walk.unmarked"))}
          >
            {t("walk.mark.back")}
          </button>
        )}
      </div>
      <Why words={why} />
    </div>
  );
}

function YourQuestion({ asked }: { readonly asked: string }) {
  const t = useT();
  const room = useRoom();
  const draftName = `question.${room.document}`;
  const draft = kept<string>(draftName) ?? "";
  const [open, setOpen] = useState(draft !== "");
  const [words, setWords] = useState(draft || asked);
  const { waits, why, ask } = useAsking();
  useTopic(room, "state");
  const set = (next: string) => {
    setWords(next);
    keep(draftName, next);
  };
  const close = () => {
    forget(draftName);
    setOpen(false);
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    const question = words.trim();
    if (question === "" || question === asked) return close();
    ask({ case: "askTheGroup", value: { question } }, t("walk.asked.said"), close);
  };
  return (
    <div className="rp-leave" tabIndex={-1} data-stays="">
      {!open && asked !== "" && (
        <p>
          {t("walk.asked")} <q dir="auto">{asked}</q>
        </p>
      )}
      {open ? (
        <form className="stack" onSubmit={go}>
          <label>
            <span className="lab">{t("walk.question")}</span>
            <textarea
              className="field"
              dir="auto"
              rows={2}
              maxLength={most}
              autoFocus
              value={words}
              onChange={(event) => set(event.target.value)}
            />
          </label>
          <div className="row">
            <button type="submit" className="b" aria-disabled={waits}>
              {t("walk.question.go")}
            </button>
            <button
              type="button"
              className="b bare"
              onClick={() => {
                setWords(asked);
                close();
              }}
            >
              {t("cancel")}
            </button>
          </div>
        </form>
      ) : (
        <div className="row">
          <button
            type="button"
            className="b"
            onClick={() => {
              setWords(asked);
              setOpen(true);
            }}
          >
            {t(asked === "" ? "walk.ask" : "walk.ask.change")}
          </button>
          {asked !== "" && (
            <button
              type="button"
              className="b bare"
              aria-disabled={waits}
              onClick={() => ask({ case: "askTheGroup", value: { question: "" } }, t("walk.unasked"))}
            >
              {t("walk.ask.back")}
            </button>
          )}
        </div>
      )}
      <Why words={why} />
    </div>
  );
}
