import { useEffect, useState } from "react";
import type { Hands } from "../board/hands.ts";
import { shortened } from "../board/shortened.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { takeUp } from "./Begun.tsx";
import { type Draft, draftOf, forgetDraft, keepDraft } from "./draft.ts";

const atMost = 80; // characters of it

// Above the board, in a place of its own: a card that was begun here and is not put on the board yet, also after the page was
// loaded again. Whoever has no use for it discards it, and for as long as they stay here can have it back.
export function KeptDraft({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const [draft, setDraft] = useState<Draft>(() => draftOf(room.document));
  const [discarded, setDiscarded] = useState<Draft>();
  useEffect(() => {
    if (discarded) room.announcer.own(t("write.discarded"));
  }, [discarded, room, t]);
  if (discarded)
    return (
      <aside className="kept-draft" aria-label={t("write.title")}>
        <span className="label">{t("write.discarded")}</span>
        <button
          type="button"
          className="b"
          autoFocus
          onClick={() => {
            keepDraft(room.document, discarded);
            setDraft(discarded);
            setDiscarded(undefined);
          }}
        >
          {t("undo")}
        </button>
      </aside>
    );
  if (draft.words.trim() === "") return null;
  return (
    <aside className="kept-draft" aria-label={t("write.title")}>
      <span className="label">{t("write.kept")}</span>
      <q dir="auto">{shortened(draft.words.trim().replace(/\s+/g, " "), atMost)}</q>
      <button type="button" className="b" onClick={() => takeUp(hands)}>
        {t("write.goOn")}
      </button>
      <button
        type="button"
        className="b bare"
        onClick={() => {
          forgetDraft(room.document);
          setDiscarded(draft);
        }}
      >
        {t("write.discard")}
      </button>
    </aside>
  );
}
