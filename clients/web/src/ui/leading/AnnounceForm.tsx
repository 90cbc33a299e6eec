import { type FormEvent, useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";

const most = 400;

// A message to everybody, on one board or on several. What is begun is kept under `draft` until it has gone out; `onSend`
// answers whether it has.
export function AnnounceForm({
  title,
  draft,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly draft: string;
  readonly onSend: (text: string) => boolean | Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [words, setWords] = useState(() => kept<string>(draft) ?? "");
  const [sends, setSends] = useState(false);
  const [failed, setFailed] = useState(false);
  const text = words.trim();
  const over = [...text].length - most;
  const needs = useNeeds();
  const off = sends || text === "" || over > 0;
  const send = async (event: FormEvent) => {
    if (needs.stops(event, text === "") || off) return;
    setSends(true);
    const gone = await onSend(text);
    setSends(false);
    setFailed(!gone);
    if (!gone) return;
    forget(draft);
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <label>
          <span className="lab">{t("announce.words")}</span>
          <textarea
            className="field"
            rows={3}
            value={words}
            dir="auto"
            aria-invalid={over > 0 || (needs.tried && text === "")}
            onChange={(event) => {
              setWords(event.target.value);
              keep(draft, event.target.value);
            }}
          />
          <Needed when={needs.tried && text === ""} />
        </label>
        {over > 0 && <p className="label">{t("write.tooLong", { count: over })}</p>}
        {failed && <p role="alert">{t("announce.failed")}</p>}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={off}>
            {t("announce.send")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
