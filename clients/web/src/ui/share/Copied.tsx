import { useState } from "react";
import { useT } from "../language.ts";
import "./share.css";

// A link to be read, or taken along.
export function Copied({ words }: { readonly words: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <div className="share-link">
      <input
        className="field"
        readOnly
        dir="ltr"
        aria-label={t("share.link")}
        value={words}
        onFocus={(event) => event.target.select()}
      />
      <button
        type="button"
        className="b"
        onClick={() =>
          void navigator.clipboard?.writeText(words).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {t("share.copy")}
      </button>
      <span className="label" role="status">
        {copied && t("copied")}
      </span>
    </div>
  );
}
