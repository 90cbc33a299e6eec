import { Fragment } from "react";
import type { Guidebook } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import { useRoom } from "../room/use.ts";
import { BesidePart } from "./Beside.tsx";
import { type ChapterPart, type EntryPart, type Field, says } from "./book.ts";
import { goToPart, useDesk } from "./desk.ts";
import { FieldOf } from "./FieldOf.tsx";
import { chapterBegins, type EntryType, entryTypes, typeKey } from "./fields.ts";
import { PartFields } from "./PartFields.tsx";
import { pillarOfChapter } from "./pillar.ts";
import { Quotes } from "./Quotes.tsx";

// A chapter: its question across the top, word for word; then the problem, what was found, its entries, what is open.
export function ChapterOf({ head, chapter }: { readonly head: Guidebook; readonly chapter: ChapterPart }) {
  const t = useT();
  const { writes } = useDesk();
  const pillar = pillarOfChapter(chapter);
  const shows = (field: Field) => says(field) || writes;
  const before = chapter.fields.filter((field) => chapterBegins.has(field.kind.name) && shows(field));
  const after = chapter.fields.filter((field) => !chapterBegins.has(field.kind.name) && shows(field));
  const empty = before.length + after.length + chapter.entries.length === 0;
  return (
    <>
      <section className="gb-head">
        <p className="k">
          {pillar ? <PillarName pillar={pillar} /> : <bdi>{chapter.title}</bdi>}
          <span>{t("guide.chapter.number", { number: chapter.number })}</span>
          {head.fictional && <span>{t("guide.fictional")}</span>}
        </p>
        <h1 dir="auto">{chapter.chapter.question || chapter.title}</h1>
        <p className="by">
          {t("guide.madeFrom")} <bdi>{head.meetingTitles.join(", ")}</bdi>. {countWords(t, chapter)}
        </p>
      </section>
      <div className="gb-grid">
        <Contents chapter={chapter} before={before} after={after} />
        {empty && <p className="gb-none">{t("guide.nothingReady")}</p>}
        {before.map((field, at) => (
          <OfChapter key={field.id} chapter={chapter} field={field} beside={at === 0} />
        ))}
        {chapter.quotes.length > 0 && (
          <div className="gb-body">
            <Quotes part={chapter} />
          </div>
        )}
        {chapter.entries.map((entry) => (
          <Fragment key={entry.id}>
            <EntryOf part={entry} />
            <BesidePart part={entry} />
          </Fragment>
        ))}
        {writes && <AddHere chapter={chapter} />}
        {after.map((field) => (
          <OfChapter
            key={field.id}
            chapter={chapter}
            field={field}
            beside={before.length === 0 && field === after[0]}
          />
        ))}
        {writes && <Trash chapter={chapter} />}
      </div>
    </>
  );
}

const counts: { readonly [type in EntryType]: Key } = {
  case: "guide.count.cases",
  example: "guide.count.examples",
  tool: "guide.count.tools",
};
function countWords(t: T, { entries }: ChapterPart): string {
  const said = entryTypes.flatMap((type) => {
    const count = entries.filter((entry) => entry.type === type).length;
    return count === 0 ? [] : [t(counts[type], { count })];
  });
  return said.length === 0 ? "" : `${said.join(", ")}.`;
}

function OfChapter({
  chapter,
  field,
  beside,
}: {
  readonly chapter: ChapterPart;
  readonly field: Field;
  readonly beside: boolean;
}) {
  const t = useT();
  return (
    <>
      <article className="gb-body" data-part={beside ? chapter.id : undefined} tabIndex={-1}>
        <h2>{t(field.kind.title)}</h2>
        <FieldOf part={chapter} field={field} bare />
      </article>
      {beside && <BesidePart part={chapter} />}
    </>
  );
}

function EntryOf({ part }: { readonly part: EntryPart }) {
  const t = useT();
  const { entry } = part;
  const facts = [entry.organisationType, entry.place, entry.period].filter(Boolean);
  return (
    <article
      className="gb-body gb-entry"
      data-part={part.id}
      tabIndex={-1}
      aria-label={`${t(typeKey(part.type))}: ${part.title}`}
    >
      <p className="type">
        {t(typeKey(part.type))}{" "}
        <span>
          <bdi>{facts.join(", ")}</bdi>
        </span>
      </p>
      <h2 dir="auto">{part.title || t("guide.untitled")}</h2>
      <PartFields part={part} />
    </article>
  );
}

function AddHere({ chapter }: { readonly chapter: ChapterPart }) {
  const t = useT();
  const { hands } = useDesk();
  return (
    <p className="gb-body gb-addhere">
      <button type="button" className="b" onClick={() => hands.asking.set({ what: "entry" })}>
        <Glyph name="plus" /> {t("guide.add.menu")}
        <span className="vh"> {chapter.title}</span>
      </button>
      <button type="button" className="link" onClick={() => hands.asking.set({ what: "quotes", part: chapter.id })}>
        {t("guide.quotes.menu")}
        <span className="vh"> {chapter.title}</span>
      </button>
    </p>
  );
}

function Contents({
  chapter,
  before,
  after,
}: {
  readonly chapter: ChapterPart;
  readonly before: readonly Field[];
  readonly after: readonly Field[];
}) {
  const t = useT();
  const { writes } = useDesk();
  let number = 0;
  const line = (id: string, words: string, draft: boolean) => {
    number += 1;
    return (
      <li key={id}>
        <span className="n num" aria-hidden="true">
          {number}
        </span>
        <button type="button" onClick={() => goToPart(id)}>
          <bdi>{words}</bdi>
          {draft && <span className="gb-draft"> {t("guide.draft.short")}</span>}
        </button>
      </li>
    );
  };
  return (
    <nav className="gb-toc" aria-label={t("guide.inChapter")}>
      <ol>
        {before.map(({ id, kind }) => line(id, t(kind.title), false))}
        {before.length > 0 && chapter.entries.length > 0 && <li className="sep" />}
        {chapter.entries.map((entry) =>
          line(
            entry.id,
            t("guide.toc.entry", { type: t(typeKey(entry.type)), title: entry.title || t("guide.untitled") }),
            writes && !entry.ready,
          ),
        )}
        {after.length > 0 && <li className="sep" />}
        {after.map(({ id, kind }) => line(id, t(kind.title), false))}
      </ol>
    </nav>
  );
}

// Never destroyed: brought back from here.
function Trash({ chapter }: { readonly chapter: ChapterPart }) {
  const t = useT();
  const room = useRoom();
  if (chapter.trashed.length === 0) return null;
  return (
    <details className="gb-body gb-trash">
      <summary>{t("guide.trashed", { count: chapter.trashed.length })}</summary>
      <ul>
        {chapter.trashed.map(({ id, title, type }) => (
          <li key={id}>
            <bdi>{t("guide.toc.entry", { type: t(typeKey(type)), title: title || t("guide.untitled") })}</bdi>{" "}
            <button
              type="button"
              className="link"
              onClick={() => room.does([{ case: "restoreEntry", value: { id } }], t("guide.restored.said"))}
            >
              {t("guide.restore")}
              <span className="vh"> {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
