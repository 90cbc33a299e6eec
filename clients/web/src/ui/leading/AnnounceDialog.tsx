import { type FormEvent, useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

const most = 400;

// A message to everybody on this board. What is begun is kept until it is sent.
export function AnnounceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const name = `announce.${room.document}`;
  const [words, setWords] = useState(() => kept<string>(name) ?? "");
  const text = words.trim();
  const over = [...text].length - most;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text === "" || over > 0) return;
    const id = `announcement.${room.session.newId().slice(0, 6)}`;
    if (!room.does([{ case: "announce", value: { id, text } }], t("announce.sent")).ok) return;
    forget(name);
    onClose();
  };
  return (
    <Sheet title={t("announce.title")} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <label>
          <span className="lab">{t("announce.words")}</span>
          <textarea
            className="field"
            rows={3}
            value={words}
            dir="auto"
            aria-invalid={over > 0}
            onChange={(event) => {
              setWords(event.target.value);
              keep(name, event.target.value);
            }}
          />
        </label>
        {over > 0 && <p className="label">{t("write.tooLong", { count: over })}</p>}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={text === "" || over > 0}>
            {t("announce.send")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
