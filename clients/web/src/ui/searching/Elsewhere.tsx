import { useState } from "react";
import type { SearchHit } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { type T, useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { foundElsewhere, leadsToFound } from "./elsewhere.ts";

const kinds: { readonly [kind: string]: Key } = {
  card: "board.card",
  group: "find.group",
  note: "find.note",
  decision: "find.decision",
  action: "find.action",
};

// The same words on the other boards at which one has a place: asked for, as only the server has them.
export function Elsewhere({ words }: { readonly words: string }) {
  const t = useT();
  const room = useRoom();
  const [found, setFound] = useState<{ readonly words: string; readonly hits: readonly SearchHit[] }>();
  const [why, setWhy] = useState<Key>();
  const [waits, setWaits] = useState(false);
  const look = async () => {
    if (waits) return;
    setWaits(true);
    const hits = await foundElsewhere(room.document, words);
    setWaits(false);
    setWhy(hits ? undefined : "find.elsewhere.failed");
    if (hits) setFound({ words, hits });
  };
  const goes = async (hit: SearchHit) => {
    if (!(await leadsToFound(room.document, hit))) setWhy("find.elsewhere.closed");
  };
  const hits = found?.words === words ? found.hits : undefined;
  return (
    <section className="finder-elsewhere" aria-label={t("find.elsewhere")}>
      {hits === undefined && (
        <button type="button" className="link" aria-disabled={waits} onClick={() => void look()}>
          {t("find.elsewhere.look")}
        </button>
      )}
      {hits && <p className="lab">{t("find.elsewhere")}</p>}
      <p role="status" className="label">
        {why ? t(why) : hits?.length === 0 ? t("find.elsewhere.none") : ""}
      </p>
      {hits && hits.length > 0 && (
        <ul className="finder-hits">
          {hits.map((hit) => (
            <li key={`${hit.document} ${hit.id}`}>
              <button type="button" data-hit={`elsewhere ${hit.document} ${hit.id}`} onClick={() => void goes(hit)}>
                <span className="label num">
                  {whatWords(t, hit)}
                  <bdi>{hit.from}</bdi>
                </span>
                <span className="words" dir="auto">
                  {hit.excerpt}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function whatWords(t: T, { kind, number }: SearchHit): string {
  return `${t(kinds[kind] ?? "board.card")}${number > 0 ? ` ${number}` : ""}`;
}
