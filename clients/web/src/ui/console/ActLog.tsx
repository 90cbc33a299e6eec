import { useState } from "react";
import { useT } from "../language.ts";
import { shownAt } from "../meeting/times.ts";
import { useStore } from "../store.ts";
import { newestFirst, type ToldTogether } from "./acts.ts";
import type { Group } from "./groups.ts";
import { valueIn } from "./rhythm.ts";
import { useConsole } from "./use.ts";
import { groupNames, toldWords } from "./words.ts";

const fewest = 12;

// Everything that was done to lead the groups, the newest first, with whose act it was.
export function ActLog({ groups, zone }: { readonly groups: readonly Group[]; readonly zone: string }) {
  const t = useT();
  const console = useConsole();
  const heard = useStore(console.acts.heard);
  const [all, setAll] = useState(false);
  const told = newestFirst(valueIn(heard)?.told ?? []);
  const shown = all ? told : told.slice(0, fewest);
  return (
    <aside className="c-log" aria-labelledby="c-log">
      <header>
        <h2 id="c-log">{t("past.activity")}</h2>
        {told.length > fewest && (
          <button type="button" className="link num" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("console.log.fewer") : t("console.log.all", { count: told.length })}
          </button>
        )}
      </header>
      {(heard.is === "never" || heard.is === "then") && <p className="label over">{t("console.log.notHeard")}</p>}
      {told.length === 0 && heard.is === "now" && <p className="label">{t("console.log.none")}</p>}
      <ol>
        {shown.map((one) => (
          <Line
            key={`${one.act.document} ${one.act.seq} ${one.what} ${one.act.about} ${one.act.title}`}
            told={one}
            groups={groups}
            zone={zone}
          />
        ))}
      </ol>
    </aside>
  );
}

function Line({ told, groups, zone }: { told: ToldTogether; groups: readonly Group[]; zone: string }) {
  const t = useT();
  const atMs = Number(told.act.atMs);
  const where = groups.filter(({ id }) => told.documents.includes(id));
  return (
    <li>
      <time className="num" dateTime={new Date(atMs).toISOString()}>
        <bdi>{shownAt(atMs, zone).clock}</bdi>
      </time>
      <span>
        {where.length > 0 && <b>{groupNames(t, where)}: </b>}
        {toldWords(t, told)}
      </span>
    </li>
  );
}
