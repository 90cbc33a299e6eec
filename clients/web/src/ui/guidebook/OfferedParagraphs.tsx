import { useState } from "react";
import type { GuidebookOffers, OfferedParagraph } from "../../index.ts";
import { useT } from "../language.ts";
import { sectionOf } from "../record/sections.ts";
import { useRoom } from "../room/use.ts";
import { type Book, says } from "./book.ts";
import { leaves, leftOf } from "./left.ts";

// What an approved record says that may be printed: each paragraph goes into a field of a part that is a draft, with the
// paragraph and what it came from as its sources.
export function OfferedParagraphs({
  offers,
  book,
  chapter,
  onTaken,
}: {
  readonly offers: GuidebookOffers;
  readonly book: Book;
  readonly chapter: string;
  readonly onTaken: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [left, setLeft] = useState(() => leftOf(room.document));
  const home = book.chapters.find(({ chapter: one }) => one.pillar === offers.pillar)?.id ?? chapter;
  const drafts = [...book.parts.values()].filter(({ ready }) => !ready);
  const [part, setPart] = useState(() => drafts.find(({ id }) => id === home)?.id ?? drafts[0]?.id ?? "");
  const into = drafts.find(({ id }) => id === part);
  const [field, setField] = useState("");
  const kind = into?.fields.find(({ kind: { name } }) => name === field)?.kind ?? firstEmpty(into);
  const shown = offers.paragraphs.filter((one) => !left.has(keyOfParagraph(offers.record, one)));
  const leave = (one: OfferedParagraph) => {
    leaves(room.document, keyOfParagraph(offers.record, one));
    setLeft(leftOf(room.document));
    room.announcer.own(t("guide.offers.left.said"));
  };
  const take = ({ text, sources }: OfferedParagraph) => {
    if (!into || !kind) return;
    const refs = sources.map(({ document, id, seen }) => ({ document, id, seen }));
    const value = { owner: into.id, name: kind.name, text, sources: refs, add: true };
    if (room.does([{ case: "setField", value }], t("guide.offers.taken.said")).ok) onTaken();
  };
  if (shown.length === 0) return <p className="label">{t("guide.offers.noParagraph")}</p>;
  return (
    <div className="gb-offers">
      {into && kind ? (
        <div className="row gb-into">
          <label>
            <span className="lab">{t("guide.offers.where")}</span>
            <select className="field" value={into.id} onChange={(event) => setPart(event.target.value)}>
              {drafts.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title || t("guide.untitled")}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="lab">{t("guide.offers.field")}</span>
            <select className="field" value={kind.name} onChange={(event) => setField(event.target.value)}>
              {into.fields.map(({ kind: { name, title } }) => (
                <option key={name} value={name}>
                  {t(title)}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : (
        <p className="label">{t("guide.offers.noDraft")}</p>
      )}
      {shown.map((one) => {
        const name = t("guide.source.paragraph", { number: `${sectionOf(one.section)?.number ?? ""}.${one.number}` });
        return (
          <div className="gb-offer" role="group" aria-label={name} key={one.sources[0]?.id ?? one.number}>
            <p>
              <b dir="auto">{one.heading || name}</b>{" "}
              <span className="label">
                {one.heading !== "" && <>{name} · </>}
                {one.taken ? t("guide.offers.taken") : t("guide.offers.sources", { count: one.sources.length })}
              </span>
            </p>
            <blockquote dir="auto">{one.text}</blockquote>
            <div className="row">
              {into && kind && !one.taken && (
                <button type="button" className="link" onClick={() => take(one)}>
                  {t("guide.offers.into", { title: t(kind.title) })}
                  <span className="vh"> {name}</span>
                </button>
              )}
              <button type="button" className="link" onClick={() => leave(one)}>
                {t("guide.offers.leave")}
                <span className="vh"> {name}</span>
              </button>
            </div>
          </div>
        );
      })}
    </div>
  );
}

// Where somebody most likely goes on: what the part still lacks.
function firstEmpty(part: Book["parts"] extends ReadonlyMap<string, infer P> ? P | undefined : never) {
  return (part?.fields.find((field) => !says(field)) ?? part?.fields[0])?.kind;
}

function keyOfParagraph(record: string, { sources }: OfferedParagraph): string {
  return `${record} paragraph.${sources[0]?.id ?? ""} ${sources[0]?.seen ?? 0}`;
}
