import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Why } from "../record/Why.tsx";
import type { ChapterPart, EntryPart, Lack } from "./book.ts";
import { useDesk } from "./desk.ts";
import { type Cure, curesOf, cureWords, lackWords } from "./lacks.ts";
import { useAsking } from "./refusals.ts";

// How far a part is, in plain words; and the step to the other state.
export function Readiness({
  part,
  missing,
}: {
  readonly part: ChapterPart | EntryPart;
  readonly missing: readonly Lack[];
}) {
  const t = useT();
  const { told } = useDesk();
  const { waits, why, ask } = useAsking();
  const can = part.ready || missing.length === 0;
  const waiting = told.blocked.filter(({ owner }) => owner === part.id).length;
  const go = () =>
    can &&
    !waits &&
    ask(
      { case: "markReady", value: { id: part.id, undo: part.ready } },
      t(part.ready ? "guide.opened.said" : "guide.ready.said"),
    );
  return (
    <>
      <p>
        <b>
          <Glyph name={part.ready ? "tick" : "late"} /> {t(part.ready ? "guide.ready" : "guide.draft")}
        </b>
        {!part.ready && missing.length === 0 && t("guide.complete")}
      </p>
      {!part.ready && missing.length > 0 && (
        <ul className="gb-lacks">
          {missing.map((lack) => (
            <li key={lackWords(t, lack)}>
              {lackWords(t, lack)} <Cures part={part} lack={lack} />
            </li>
          ))}
        </ul>
      )}
      {waiting > 0 && <p className="rv">{t("guide.waits", { count: waiting })}</p>}
      <button type="button" className="b" aria-disabled={waits || !can} onClick={go}>
        {t(part.ready ? "guide.openAgain" : "guide.markReady")}
        <span className="vh"> {part.title}</span>
      </button>
      <Why words={why} />
    </>
  );
}

// The way to each thing that would do, beside what is missing.
function Cures({ part, lack }: { readonly part: ChapterPart | EntryPart; readonly lack: Lack }) {
  const t = useT();
  const { hands } = useDesk();
  const { waits, why, ask } = useAsking();
  const go = (cure: Cure) => {
    switch (cure.is) {
      case "write":
        return hands.beginning.set(cure.field.id);
      case "sources":
        return hands.asking.set({ what: "sources", part: part.id, field: cure.field.kind.name });
      case "facts":
      case "naming":
        return hands.asking.set({ what: cure.is, part: part.id });
      case "reported":
        return ask({ case: "setEntry", value: { id: part.id, reportedNotVerified: true } }, t("guide.facts.said"));
      default:
        return cure satisfies never;
    }
  };
  return (
    <>
      {curesOf(lack).map((cure) => (
        <button
          key={cureWords(t, cure, lack)}
          type="button"
          className="link"
          aria-disabled={waits}
          onClick={() => go(cure)}
        >
          {cureWords(t, cure, lack)}
          <span className="vh"> {cure.is === "write" ? t(cure.field.kind.title) : part.title}</span>
        </button>
      ))}
      <Why words={why} />
    </>
  );
}
