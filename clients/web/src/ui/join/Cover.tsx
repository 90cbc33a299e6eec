import type { ReactNode } from "react";
import { Mark } from "../parts/Mark.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import type { Pillar } from "../parts/pillars.ts";

// The left-hand page: the mark, and in large type what one has come for.
export function Cover({
  words,
  more,
  pillar,
  above,
  source,
  foot,
}: {
  readonly words: string;
  readonly more?: string;
  readonly pillar?: Pillar | undefined;
  readonly above?: ReactNode;
  readonly source?: string;
  readonly foot?: ReactNode;
}) {
  return (
    <section className="cover">
      <Mark pillar={pillar} />
      <div className="mid">
        {above && <p className="who-when">{above}</p>}
        {pillar && <PillarName pillar={pillar} />}
        <p className="cover-words" dir="auto">
          {words}
        </p>
        {more && <p className="cover-more">{more}</p>}
        {source && <p className="src">{source}</p>}
      </div>
      <footer>{foot}</footer>
    </section>
  );
}
