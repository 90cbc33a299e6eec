import type { SourceNews } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Why } from "../record/Why.tsx";
import type { ChapterPart, EntryPart, Field } from "./book.ts";
import { useDesk } from "./desk.ts";
import { keyOf } from "./printed.ts";
import { useAsking } from "./refusals.ts";
import { Sources } from "./Sources.tsx";

const sentences: { readonly [what: string]: Key } = {
  corrected: "guide.news.corrected",
  withheld: "guide.news.withheld",
  gone: "guide.news.gone",
};

// What became of what a field comes from since it was taken in, for whoever writes; a corrigendum can be noted as read.
export function News({ part, field }: { readonly part: ChapterPart | EntryPart; readonly field: Field }) {
  const { told } = useDesk();
  const news = told.sources.filter((one) => one.owner === part.id && one.field === field.kind.name);
  return news.map((one) => <OneOf key={one.source ? keyOf(one.source) : ""} one={one} part={part} field={field} />);
}

function OneOf({
  one,
  part,
  field,
}: {
  readonly one: SourceNews;
  readonly part: ChapterPart | EntryPart;
  readonly field: Field;
}) {
  const t = useT();
  const { told } = useDesk();
  const { waits, why, ask } = useAsking();
  const { source, what, corrigendum } = one;
  if (!source) return null;
  const known = field.record?.body.value.sources.find((other) => keyOf(other) === keyOf(source));
  if (!known || (what === "corrected" && known.seen >= corrigendum)) return null; // settled, and not asked anew yet
  const noted = () => {
    const sources = (field.record?.body.value.sources ?? []).map(({ document, id, seen }) => ({
      document,
      id,
      seen: document === source.document && id === source.id ? corrigendum : seen,
    }));
    const value = { owner: part.id, name: field.kind.name, setSources: true, sources };
    ask({ case: "setField", value }, t("guide.news.noted"), told.refresh);
  };
  return (
    <div className="gb-news" role="note">
      <p>
        <Glyph name="warn" /> {t(sentences[what] ?? "guide.news.gone", { number: corrigendum })}
      </p>
      <p className="row">
        <Sources sources={[source]} />
        {what === "corrected" && !part.ready && (
          <button type="button" className="link" aria-disabled={waits} onClick={() => !waits && noted()}>
            {t("guide.news.note")}
          </button>
        )}
      </p>
      <Why words={why} />
    </div>
  );
}
