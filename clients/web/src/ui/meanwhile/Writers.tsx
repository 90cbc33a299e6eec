import { useEffect, useMemo } from "react";
import { serverAt } from "../../index.ts";
import { Rhythm, valueIn } from "../console/rhythm.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { writingWords } from "./writing.ts";

const everyMs = 4_000;

// In silence, how many write and how many are done, for whoever leads the board: numbers, and never whose. A board's own
// line does not tell them, so they come from where the console has them. `asks`: where cards are about to be shown.
export function Writers({ asks = false }: { readonly asks?: boolean }) {
  const t = useT();
  const room = useRoom();
  const rhythm = useMemo(() => new Rhythm(() => serverAt().readGroups(room.document), everyMs), [room.document]);
  useEffect(() => {
    rhythm.begin();
    return () => rhythm.end();
  }, [rhythm]);
  const heard = useStore(rhythm.heard);
  const refused = heard.is === "never" && heard.why.status !== 0;
  useEffect(() => {
    if (refused) rhythm.end();
  }, [rhythm, refused]);
  const now = valueIn(heard)?.groups[0];
  if (heard.is !== "now" || !now) return null;
  const words = writingWords(t, now);
  if (words.length === 0) return null;
  return (
    <>
      <p className="label num">{words.join(" · ")}</p>
      {asks && now.writing > 0 && <p className="why">{t("writers.late")}</p>}
    </>
  );
}
