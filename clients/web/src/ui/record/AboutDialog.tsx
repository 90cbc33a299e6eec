import { type FormEvent, useState } from "react";
import type { SessionRecordHead } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { People } from "./People.tsx";
import { useAsking } from "./refusals.ts";
import { Why } from "./Why.tsx";

// What the record is called, and who answers for corrections and withdrawals.
export function AboutDialog({ head, onClose }: { readonly head: SessionRecordHead; readonly onClose: () => void }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const [title, setTitle] = useState(head.title);
  const [contact, setContact] = useState(head.keyContact);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const value = {
      ...(title.trim() !== "" && title.trim() !== head.title ? { title: title.trim() } : {}),
      ...(contact === head.keyContact ? {} : { keyContact: contact }),
    };
    if (Object.keys(value).length === 0) return onClose();
    ask({ case: "setRecord", value }, t("record.about.said"), onClose);
  };
  return (
    <Sheet title={t("record.about")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <label>
          <span className="lab">{t("record.about.title")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <People label={t("record.circulate.contact")} chosen={contact} onChoose={setContact} />
        <small className="hint">{t("record.circulate.contact.hint")}</small>
        <Why words={why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("record.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
