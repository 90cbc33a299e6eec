import { type FormEvent, useState } from "react";
import type { Guidebook } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { Why } from "../record/Why.tsx";
import { useAsking } from "./refusals.ts";

// What the guidebook is called, and whom readers write to.
export function AboutDialog({ head, onClose }: { readonly head: Guidebook; readonly onClose: () => void }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const [title, setTitle] = useState(head.title);
  const [organiser, setOrganiser] = useState(head.organiser);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const value = {
      ...(title.trim() !== "" && title.trim() !== head.title ? { title: title.trim() } : {}),
      ...(organiser.trim() === head.organiser ? {} : { organiser: organiser.trim() }),
    };
    if (Object.keys(value).length === 0) return onClose();
    ask({ case: "setGuidebook", value }, t("guide.about.said"), onClose);
  };
  return (
    <Sheet title={t("guide.about")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <label>
          <span className="lab">{t("guide.fact.title")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label>
          <span className="lab">{t("guide.about.organiser")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={organiser}
            onChange={(event) => setOrganiser(event.target.value)}
          />
          <span className="hint">{t("guide.about.organiser.hint")}</span>
        </label>
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
