import { useEffect, useState } from "react";
import type { GroupsAnswer } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import type { Act, Doing } from "./console.ts";
import type { Group } from "./groups.ts";
import type { Heard } from "./rhythm.ts";
import { useConsole } from "./use.ts";
import { doneWords, failureWords, groupNames, whyNotDone } from "./words.ts";

const AnnounceForm = later(async () => (await import("../leading/AnnounceForm.tsx")).AnnounceForm);
const NextDialog = later(async () => (await import("./NextDialog.tsx")).NextDialog);

// One act in the groups that are chosen. It names them, and says of each what became of it.
export function ActBar({ groups, heard }: { readonly groups: readonly Group[]; readonly heard: Heard<GroupsAnswer> }) {
  const t = useT();
  const console = useConsole();
  const ids = useStore(console.chosen);
  const doing = useStore(console.doing);
  const [next, setNext] = useState(false);
  const [says, setSays] = useState(false);
  const room = useRoom();
  const { leads } = room; // the plenary host sends messages, and no more
  const chosen = groups.filter(({ id }) => ids.has(id));
  const off = chosen.length === 0 || heard.is !== "now" || doing.is === "asked";
  const runs = chosen.filter(({ now }) => now.phase && !now.phase.paused);
  const stands = chosen.filter(({ now }) => now.phase?.paused);
  const recorded = chosen.filter(({ now }) => !now.offRecord);
  const unrecorded = chosen.filter(({ now }) => now.offRecord);
  const act = (what: Act, words: string, some = chosen, look = "") => (
    <button
      type="button"
      className={`b num ${look}`}
      aria-disabled={off || some.length === 0}
      onClick={() => off || void console.does(what, some)}
    >
      {words}
    </button>
  );
  const all = chosen.length === groups.length;
  return (
    <section className="c-acts" aria-label={t("console.acts")}>
      <Calls groups={groups.filter(({ now }) => now.help.length > 0)} />
      <Became doing={doing} onClose={console.clear} />
      <div className="c-bar">
        <p className="c-for">
          {chosen.length === 0 ? t("console.forNone") : t("console.for", { groups: groupNames(t, chosen) })}
        </p>
        {leads && (
          <>
            {act({ what: "minutes", minutes: -1 }, t("phase.minus", { count: 1 }))}
            {act({ what: "minutes", minutes: 1 }, t("phase.plus", { count: 1 }))}
            {act({ what: "minutes", minutes: 5 }, t("phase.plus", { count: 5 }))}
            {(runs.length > 0 || stands.length === 0) && act({ what: "paused", paused: true }, t("phase.pause"), runs)}
            {stands.length > 0 && act({ what: "paused", paused: false }, t("phase.resume"), stands)}
          </>
        )}
        <button
          type="button"
          className={leads ? "b" : "b main"}
          aria-disabled={off}
          onClick={() => off || setSays(true)}
        >
          {t("console.announce")}
        </button>
        {leads && (
          <>
            {(recorded.length > 0 || unrecorded.length === 0) &&
              act({ what: "offRecord", off: true }, t("offRecord.begin"), recorded)}
            {unrecorded.length > 0 && act({ what: "offRecord", off: false }, t("offRecord.end"), unrecorded)}
            <button type="button" className="b main" aria-disabled={off} onClick={() => off || setNext(true)}>
              {t("console.next")}
            </button>
          </>
        )}
        <button
          type="button"
          className="link c-all"
          onClick={() => console.choose(all ? [] : groups.map(({ id }) => id))}
        >
          {all ? t("console.chooseNone") : t("console.chooseAll", { count: groups.length })}
        </button>
      </div>
      {says && (
        <AnnounceForm
          title={t("console.announce.to", { groups: groupNames(t, chosen) })}
          draft={`announce.${room.document}`}
          onSend={(text) => console.announces(text, chosen)}
          onClose={() => setSays(false)}
        />
      )}
      {next && chosen.length > 0 && <NextDialog groups={chosen} onClose={() => setNext(false)} />}
    </section>
  );
}

// Where a screen does not hold all groups at once: who calls for help beyond its edge, and the way there.
function Calls({ groups }: { readonly groups: readonly Group[] }) {
  const t = useT();
  if (groups.length === 0) return null;
  const show = (group: Group) => {
    const card = document.getElementById(`group-${group.id}`);
    card?.scrollIntoView({ block: "center" });
    card?.querySelector<HTMLElement>(".c-answers .b")?.focus({ preventScroll: true });
  };
  return (
    <div className="c-calls">
      <Glyph name="help" />
      {groups.map((group) => (
        <button key={group.id} type="button" className="link" onClick={() => show(group)}>
          {t("console.said.help", { group: groupNames(t, [group]) })}
        </button>
      ))}
    </div>
  );
}

const passesMs = 8_000;

// What became of the last act: in which groups it was done, and of each other why not.
function Became({ doing, onClose }: { readonly doing: Doing; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const lines = becameWords(t, doing);
  const said = lines.map(({ words }) => words).join(" ");
  useEffect(() => {
    if (said !== "") room.announcer.own(said);
  }, [room, said]);
  // What was done all over passes; what was not stays until it was read.
  const passes = lines.length > 0 && lines.every(({ not }) => !not);
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(onClose, passesMs);
    return () => clearTimeout(timer);
  }, [passes, onClose]);
  if (lines.length === 0) return null;
  return (
    <div className="c-became">
      <ul>
        {lines.map(({ key, words, not }) => (
          <li key={key} className={not ? "not" : ""}>
            {words}
          </li>
        ))}
      </ul>
      <button type="button" className="b bare" onClick={onClose}>
        {t("close")}
      </button>
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly words: string;
  readonly not: boolean;
}
function becameWords(t: T, doing: Doing): readonly Line[] {
  switch (doing.is) {
    case "nothing":
    case "asked":
      return [];
    case "unanswered":
      return [{ key: "why", words: failureWords(t, doing.why), not: true }];
    case "answered": {
      const led = new Map(doing.led.map((one) => [one.document, one]));
      const done = doing.groups.filter(({ id }) => led.get(id)?.done);
      const lines = doing.groups.flatMap((group) => {
        const one = led.get(group.id);
        if (!one || one.done) return [];
        const words = t("console.notDone", { group: groupNames(t, [group]), why: whyNotDone(t, one) });
        return [{ key: group.id, words, not: true }];
      });
      if (done.length === 0) return lines;
      return [{ key: "done", words: doneWords(t, doing.act, groupNames(t, done)), not: false }, ...lines];
    }
    default:
      return doing satisfies never;
  }
}
