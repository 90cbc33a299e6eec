import { type FormEvent, useRef, useState } from "react";
import { searchFor } from "../../guidebook.ts";
import type { SearchAnswer, SearchHit } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { leadsTo } from "../guidebook/entering.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { pillarOf, pillars } from "../parts/pillars.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { Why } from "../record/Why.tsx";
import { useRoom } from "../room/use.ts";
import "../guidebook/guidebook.css";

const kinds: { readonly [kind: string]: Key } = {
  case: "guide.case",
  example: "guide.example",
  tool: "guide.tool",
  chapter: "guide.chapter",
  record: "record.title",
};
const goals = Array.from({ length: 17 }, (_, at) => String(at + 1));
const nothing = { pillar: "", type: "", place: "", sector: "", sdg: "" };

// One field, a few filters: what was approved in records and is ready in guidebooks, wherever one is a member. A hit says
// where it is from, and leads there.
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const [q, setQ] = useState("");
  const [filters, setFilters] = useState(nothing);
  const [found, setFound] = useState<SearchAnswer>();
  const [waits, setWaits] = useState(false);
  const [why, setWhy] = useState("");
  const asked = useRef(0);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if ([q, ...Object.values(filters)].every((words) => words.trim() === "")) return setWhy(t("guide.search.what"));
    setWhy("");
    setWaits(true);
    asked.current += 1;
    const mine = asked.current;
    const answer = await searchFor({ q: q.trim(), ...filters });
    if (mine !== asked.current) return;
    setWaits(false);
    if (answer.ok) return setFound(answer.value);
    setFound(undefined);
    setWhy(t(answer.status === 0 ? "join.unreached" : "guide.search.no"));
  };
  const opens = async ({ document, id, meeting }: SearchHit) => {
    if (await leadsTo(room.document, document, id, meeting)) return onClose();
    setWhy(t("guide.no.way"));
  };
  const set = (name: keyof typeof nothing, value: string) => setFilters({ ...filters, [name]: value });
  const count = found?.hits.length ?? 0;
  return (
    <Sheet title={t("guide.search")} onClose={onClose} wide>
      <form className="stack gb-search" role="search" onSubmit={(event) => void go(event)}>
        <label>
          <span className="lab">{t("guide.search.words")}</span>
          <span className="row">
            <input
              className="field"
              type="search"
              dir="auto"
              maxLength={200}
              autoFocus
              value={q}
              onChange={(event) => setQ(event.target.value)}
            />
            <button type="submit" className="b main" aria-disabled={waits}>
              {t("guide.search.go")}
            </button>
          </span>
        </label>
        <details>
          <summary>{t("guide.search.filters")}</summary>
          <div className="gb-filters">
            <Select
              label={t("guide.search.pillar")}
              chosen={filters.pillar}
              onChoose={(one) => set("pillar", one)}
              choices={pillars.map((pillar) => ({ value: pillar, words: t(`pillar.${pillar}`) }))}
            />
            <Select
              label={t("guide.search.kind")}
              chosen={filters.type}
              onChoose={(one) => set("type", one)}
              choices={Object.entries(kinds).map(([value, key]) => ({ value, words: t(key) }))}
            />
            <label>
              <span className="lab">{t("guide.fact.place")}</span>
              <input
                className="field"
                dir="auto"
                value={filters.place}
                onChange={(event) => set("place", event.target.value)}
              />
            </label>
            <label>
              <span className="lab">{t("guide.fact.sector")}</span>
              <input
                className="field"
                dir="auto"
                value={filters.sector}
                onChange={(event) => set("sector", event.target.value)}
              />
            </label>
            <Select
              label={t("guide.sdgs")}
              chosen={filters.sdg}
              onChoose={(one) => set("sdg", one)}
              choices={goals.map((goal) => ({ value: goal, words: t("guide.sdg", { number: goal }) }))}
            />
          </div>
        </details>
        <Why words={why} />
      </form>
      <p role="status" className="label">
        {found && (count === 0 ? t("guide.search.none") : t("guide.search.found", { count }))}
        {found?.more && <> {t("guide.search.more")}</>}
      </p>
      {found && count > 0 && (
        <ol className="gb-hits">
          {found.hits.map((hit) => (
            <Hit key={`${hit.document} ${hit.id}`} hit={hit} onOpen={() => void opens(hit)} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function Select({
  label,
  chosen,
  onChoose,
  choices,
}: {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
}) {
  const t = useT();
  return (
    <label>
      <span className="lab">{label}</span>
      <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("guide.search.any")}</option>
        {choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Hit({ hit, onOpen }: { readonly hit: SearchHit; readonly onOpen: () => void }) {
  const t = useT();
  const pillar = pillarOf(hit.pillar);
  return (
    <li className={pillar ? `p-${pillar}` : ""}>
      <p className="label">
        {pillar && <Glyph name={pillar} turns={pillar === "routes"} />} {t(kinds[hit.kind] ?? "record.title")}
      </p>
      <button type="button" className="link" onClick={onOpen}>
        <bdi>{hit.title || t("guide.untitled")}</bdi>
      </button>
      {hit.excerpt !== "" && <p dir="auto">{hit.excerpt}</p>}
      <p className="label">
        <bdi>{fromWords(t, hit)}</bdi>
      </p>
    </li>
  );
}
function fromWords(t: T, { from, place, sector, sdgs }: SearchHit): string {
  return [from, place, sector, ...sdgs.map((goal) => t("guide.sdg", { number: goal }))].filter(Boolean).join(", ");
}
