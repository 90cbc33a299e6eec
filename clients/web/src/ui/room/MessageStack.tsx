import type { Handback, WhileAway } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { phaseTitle } from "../leading/phases.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useStore } from "../store.ts";
import type { Message } from "./messages.ts";
import type { Room } from "./room.ts";
import { refusalWords, sayingWords } from "./sentences.ts";
import { useRoom } from "./use.ts";

// `onUse`: what words that were refused can be used for here.
export function MessageStack({ onUse }: { readonly onUse?: (handback: Handback) => void }) {
  const room = useRoom();
  const standing = useStore(room.messages.standing);
  return (
    <div className="messages" role="log" aria-live="polite">
      {standing.map(({ id, message }) => (
        <MessagePaper key={id} message={message} onUse={onUse} onClose={() => room.messages.close(id)} />
      ))}
    </div>
  );
}

function MessagePaper({
  message,
  onUse,
  onClose,
}: {
  readonly message: Message;
  readonly onUse: ((handback: Handback) => void) | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const close = (
    <button type="button" className="b bare" onClick={onClose}>
      {t("close")}
    </button>
  );
  switch (message.kind) {
    case "refused": {
      const { words, refusal } = message.handback;
      return (
        <section className="msg bad">
          <div className="tag">
            <Glyph name="no" />
            {t(words === "" || !onUse ? "refused.title" : "refused.titleWords")}
          </div>
          <p>
            {refusalWords(t, refusal)} {words !== "" && t("refused.yours")}
          </p>
          {words !== "" && <q dir="auto">{words}</q>}
          <div className="row">
            {words !== "" && onUse && (
              <button
                type="button"
                className="b"
                onClick={() => {
                  onUse(message.handback);
                  onClose();
                }}
              >
                {t("refused.use")}
              </button>
            )}
            {words !== "" && (
              <button
                type="button"
                className="b"
                onClick={() => void copy(words, () => room.announcer.own(t("copied")))}
              >
                {t("copy")}
              </button>
            )}
            {close}
          </div>
        </section>
      );
    }
    case "told":
      return (
        <section className="msg small">
          <p>{message.words}</p>
          {close}
        </section>
      );
    case "notice":
      return (
        <section className="msg small">
          <p>{sayingWords(t, message.saying)}</p>
          {close}
        </section>
      );
    case "away":
      if (awayWords(t, room, message.summary) === ".") return null;
      return (
        <section className="msg">
          <div className="tag">
            <Glyph name="late" />
            {t("away.title")}
          </div>
          <p>{awayWords(t, room, message.summary)}</p>
          <button type="button" className="b" onClick={onClose}>
            {t("away.on")}
          </button>
        </section>
      );
    case "revealed":
      return (
        <section className="msg small">
          <p>{t("silent.revealed")}</p>
          {close}
        </section>
      );
    case "newer":
      return (
        <section className="msg small">
          <p>{t("newer.words")}</p>
          <button type="button" className="b" onClick={message.load}>
            {t("newer.load")}
          </button>
          <button type="button" className="b bare" onClick={onClose}>
            {t("newer.later")}
          </button>
        </section>
      );
    case "undoable":
      return (
        <section className="msg small">
          <p>{message.words}</p>
          <button
            type="button"
            className="b"
            onClick={() => {
              room.undo(t("said.restored"));
              onClose();
            }}
          >
            {t("undo")}
          </button>
        </section>
      );
    default:
      return message satisfies never;
  }
}

function awayWords(t: T, room: Room, summary: WhileAway): string {
  const parts: string[] = [];
  const phase = room.session.shown.find(summary.phase)?.body;
  if (phase?.case === "phase") parts.push(t("away.phase", { phase: phaseTitle(t, phase.value) }));
  if (summary.turnOver) parts.push(t("away.turn"));
  if (summary.newCards > 0) parts.push(t("away.new", { count: summary.newCards }));
  if (summary.changedCards > 0) parts.push(t("away.changed", { count: summary.changedCards }));
  if (summary.newNotes > 0) parts.push(t("away.notes", { count: summary.newNotes }));
  if (summary.decisions > 0) parts.push(t("away.decisions", { count: summary.decisions }));
  if (summary.actions > 0) parts.push(t("away.actions", { count: summary.actions }));
  if (summary.gone > 0) parts.push(t("away.gone", { count: summary.gone }));
  const words = parts.join(", ");
  return `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}.`;
}

async function copy(words: string, then: () => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    then();
  } catch {
    // Without permission the words stay on the screen, to be selected.
  }
}
