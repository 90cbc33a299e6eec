import type { ReactNode } from "react";
import type { Verb } from "../../index.ts";
import { useT } from "../language.ts";
import { useSecondTap } from "../leading/doing.ts";
import { useAsking } from "./asking.ts";
import type { Lack, Quorum } from "./model.ts";
import { lackWords } from "./words.ts";

// A button that asks for one thing and waits for the answer; a refusal stands below it. What is lacking before it may be
// asked for is said beside it, rather than refused afterwards.
export function Act({
  verb,
  said,
  lacks = [],
  quorum = { base: 0, needed: 0 },
  className = "b",
  children,
}: {
  readonly verb: Verb;
  readonly said: string;
  readonly lacks?: readonly Lack[];
  readonly quorum?: Quorum;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { waits, why, ask } = useAsking();
  const isSecond = useSecondTap();
  const off = waits || lacks.length > 0;
  return (
    <div className="act-one">
      <button
        type="button"
        className={className}
        aria-disabled={off}
        onClick={(event) => !isSecond(event) && !off && ask(verb, said)}
      >
        {children}
      </button>
      <Lacks lacks={lacks} quorum={quorum} />
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </div>
  );
}

export function Lacks({ lacks, quorum }: { readonly lacks: readonly Lack[]; readonly quorum: Quorum }) {
  const t = useT();
  if (lacks.length === 0) return null;
  return (
    <div className="lacks">
      <p>{t("decide.lacks")}</p>
      <ul>
        {lacks.map((lack) => (
          <li key={lack}>{lackWords(t, lack, quorum)}</li>
        ))}
      </ul>
    </div>
  );
}
