import type { Key } from "../../locales/strings.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Why } from "../record/Why.tsx";
import type { ChapterPart, EntryPart, Lack } from "./book.ts";
import { useDesk } from "./desk.ts";
import { useAsking } from "./refusals.ts";

const facts: { readonly [fact in "title" | "place" | "period" | "organisationType"]: Key } = {
  title: "guide.fact.title",
  place: "guide.fact.place",
  period: "guide.fact.period",
  organisationType: "guide.fact.organisationType",
};
export function lackWords(t: T, lack: Lack): string {
  switch (lack.is) {
    case "field":
      if (lack.kind.name === "limits") return t("guide.lacks.limits");
      return t("guide.lacks.field", { field: t(lack.kind.title) });
    case "fact":
      return t("guide.lacks.field", { field: t(facts[lack.fact]) });
    case "naming":
      return t("guide.lacks.naming");
    case "evidence":
      return t("guide.lacks.evidence");
    default:
      return lack satisfies never;
  }
}

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
            <li key={lackWords(t, lack)}>{lackWords(t, lack)}</li>
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
