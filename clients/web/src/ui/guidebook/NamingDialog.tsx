import { type FormEvent, useState } from "react";
import { Naming_State as State } from "../../index.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { People } from "../record/People.tsx";
import { Why } from "../record/Why.tsx";
import type { EntryPart } from "./book.ts";
import { useAsking } from "./refusals.ts";

// May the organisation that an entry is about be named in print; who said so, and when.
export function NamingDialog({ part, onClose }: { readonly part: EntryPart; readonly onClose: () => void }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const was = part.entry.naming;
  const [state, setState] = useState<State>(was?.state ?? State.UNDECIDED);
  const [organisation, setOrganisation] = useState(was?.organisation ?? "");
  const [grantedBy, setBy] = useState(was?.grantedBy ?? "");
  const [grantedOn, setOn] = useState(was?.grantedOn ?? "");
  const named = state === State.NAMED;
  const go = (event: FormEvent) => {
    event.preventDefault();
    const granted = named ? { grantedBy, grantedOn } : {};
    const naming = { state, organisation: organisation.trim(), ...granted };
    ask({ case: "setEntry", value: { id: part.id, naming } }, t("guide.naming.said"), onClose);
  };
  return (
    <Sheet title={t("guide.naming")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <Choices
          legend={t("guide.naming.may")}
          chosen={state}
          onChoose={setState}
          choices={[
            { value: State.UNDECIDED, words: t("guide.naming.undecided") },
            { value: State.ASKED, words: t("guide.naming.asked") },
            { value: State.NOT_NAMED, words: t("guide.naming.not") },
            { value: State.NAMED, words: t("guide.naming.yes") },
          ]}
        />
        <label>
          <span className="lab">{t("guide.naming.organisation")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={organisation}
            onChange={(event) => setOrganisation(event.target.value)}
          />
          <span className="hint">{t("guide.naming.hint")}</span>
        </label>
        {named && (
          <>
            <People label={t("guide.naming.by")} chosen={grantedBy} onChoose={setBy} />
            <label>
              <span className="lab">{t("guide.naming.on")}</span>
              <input className="field" type="date" value={grantedOn} onChange={(event) => setOn(event.target.value)} />
            </label>
          </>
        )}
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
