import { useEffect, useMemo } from "react";
import { serverAt } from "../../index.ts";
import { Rhythm, valueIn } from "../console/rhythm.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";

const everyMs = 4_000;

// In silence, how many write, for whoever leads the board: a number, and never whose. A board's own line does not tell it,
// so it comes from where the console has it.
export function Writers() {
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
  if (heard.is !== "now" || !now || now.present === 0) return null;
  return <p className="label num">{t("writers.now", { count: now.writing, all: now.present })}</p>;
}
