import { useRef, useState } from "react";
import { useT } from "../language.ts";
import "./share.css";

// A link to be read, or taken along. Where the page may not copy, it is selected, so that one's own keys can.
export function Copied({ words }: { readonly words: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copies = async () => {
    try {
      await navigator.clipboard.writeText(words);
      setCopied(true);
    } catch {
      field.current?.focus();
      field.current?.select();
    }
  };
  return (
    <div className="share-link">
      <input
        ref={field}
        className="field"
        readOnly
        dir="ltr"
        aria-label={t("share.link")}
        value={words}
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="b" onClick={() => void copies()}>
        {t("share.copy")}
      </button>
      <span className="label" role="status">
        {copied && t("copied")}
      </span>
    </div>
  );
}
