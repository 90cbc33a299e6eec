import { useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import "./reporting.css";

// Somebody who should not be on this board any more; asked first, as they cannot come again by the same link.
export function RemoveButton({ participant, name }: { readonly participant: string; readonly name: string }) {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const { waits, why, ask } = useAsking();
  const close = () => setAsks(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setAsks(true)}>
        {t("remove")}
        <span className="vh"> {name}</span>
      </button>
      {asks && (
        <Sheet title={t("remove.title", { name })} onClose={close}>
          <p>{t("remove.more")}</p>
          <Why words={why} />
          <div className="foot">
            <button type="button" className="b" onClick={close}>
              {t("cancel")}
            </button>
            <button
              type="button"
              className="b main"
              aria-disabled={waits}
              onClick={() => ask({ case: "removeMember", value: { participant } }, t("remove.did", { name }), close)}
            >
              {t("remove.go")}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
