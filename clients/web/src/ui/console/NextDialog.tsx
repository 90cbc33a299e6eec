import { useRef } from "react";
import { type T, useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useStore } from "../store.ts";
import { beginnings, closes, type Group, reveals } from "./groups.ts";
import { useConsole } from "./use.ts";
import { groupNames, listed, titleOf } from "./words.ts";

// What would begin, for each group by name, before it does; live, as groups go on by themselves meanwhile.
export function NextDialog({ groups, onClose }: { readonly groups: readonly Group[]; readonly onClose: () => void }) {
  const t = useT();
  const console = useConsole();
  const asked = useStore(console.doing).is === "asked";
  const heard = useStore(console.groups.heard);
  const begins = beginnings(groups);
  const going = groups.filter(({ now }) => now.next);
  const revealing = going.filter(reveals);
  const writing = revealing.filter(({ now }) => now.writing > 0);
  const closing = going.filter(closes);
  const differing = begins.filter(({ phase }) => phase).length;
  const begun = useRef(false);
  const off = asked || going.length === 0 || heard.is !== "now";
  return (
    <Sheet title={t("console.next.title", { groups: groupNames(t, groups) })} onClose={onClose}>
      {differing > 1 && <p className="c-differ">{t("console.next.differs", { count: differing })}</p>}
      <ul className="c-begins">
        {begins.map(({ phase, groups: some }) => (
          <li key={phase ? `${phase.kind} ${phase.title}` : ""}>
            <b>{groupNames(t, some)}</b>
            {phase ? (
              <span>
                <bdi>{titleOf(t, phase)}</bdi>
                {phase.plannedMinutes > 0 && (
                  <span className="label num"> {t("policy.minutes", { count: phase.plannedMinutes })}</span>
                )}
                <small className="label">{endsWords(t, some)}</small>
              </span>
            ) : (
              <span>{t("console.why.noNext")}</span>
            )}
          </li>
        ))}
      </ul>
      {revealing.length > 0 && (
        <p className="c-warns">{t("console.next.reveals", { groups: groupNames(t, revealing) })}</p>
      )}
      {writing.length > 0 && <p className="c-warns">{t("console.next.writing", { groups: groupNames(t, writing) })}</p>}
      {closing.length > 0 && <p className="c-warns">{t("console.next.closes", { groups: groupNames(t, closing) })}</p>}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="b main"
          aria-disabled={off}
          onClick={() => {
            if (off || begun.current) return;
            begun.current = true;
            void Promise.all([console.does({ what: "next" }, going), rest(afterMs)]).then(onClose);
          }}
        >
          {t("console.next.go", { count: going.length })}
        </button>
      </div>
    </Sheet>
  );
}

// The dialogue stays for a moment: a second tap was meant for the first, and not for the group that lies beneath.
const afterMs = 700;
const rest = (ms: number) => new Promise((then) => setTimeout(then, ms));

// What ends there; by number, where that differs.
function endsWords(t: T, groups: readonly Group[]): string {
  const ends = new Map<string, string[]>();
  for (const { number, now } of groups)
    if (now.phase) ends.set(titleOf(t, now.phase), [...(ends.get(titleOf(t, now.phase)) ?? []), number]);
  return [...ends]
    .map(([title, numbers]) =>
      numbers.length === groups.length
        ? t("console.next.ends", { title })
        : t("console.next.endsIn", { numbers: listed(numbers), title }),
    )
    .join(" ");
}
