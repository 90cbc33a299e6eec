import type { RecordFinding } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { useDesk } from "./desk.ts";
import { setsWords } from "./doing.ts";
import { isSomebodysOwn } from "./gate.ts";
import { replaced } from "./instead.ts";
import type { ParagraphRecord } from "./paper.ts";

const kinds: { readonly [kind: string]: { readonly says: Key; readonly instead?: Key } } = {
  names_person: { says: "record.find.person", instead: "record.find.person.instead" },
  names_organisation: { says: "record.find.organisation", instead: "record.find.organisation.instead" },
  quotes: { says: "record.find.quotes" },
  taken_back: { says: "record.find.takenBack" },
};

type Words = Pick<RecordFinding, "kind" | "words">;

export function FoundWords({ findings }: { readonly findings: readonly Words[] }) {
  const t = useT();
  return findings.map(({ kind, words }) => (
    <p key={`${kind} ${words}`}>{t(kinds[kind]?.says ?? "record.find.other", { words })}</p>
  ));
}
// Other words for those that can be rewritten at once.
export function InsteadOf<Found extends Words>({
  findings,
  onPut,
}: {
  readonly findings: readonly Found[];
  readonly onPut: (found: Found, instead: string) => void;
}) {
  const t = useT();
  return findings.map((found) => {
    const { kind, words } = found;
    const instead = kinds[kind]?.instead;
    return (
      instead && (
        <button key={`${kind} ${words}`} type="button" className="link" onClick={() => onPut(found, t(instead))}>
          {t("record.find.use", { words: t(instead), instead: words })}
        </button>
      )
    );
  });
}

// What may not leave the room as it stands, under the paragraph that says it; and what can be done about it.
export function Findings({
  record,
  findings,
}: {
  readonly record: ParagraphRecord;
  readonly findings: readonly RecordFinding[];
}) {
  const t = useT();
  const room = useRoom();
  const desk = useDesk();
  const withheld = findings.some((one) => one.withheld);
  const ofNobody = findings.some(isSomebodysOwn);
  const puts = (found: RecordFinding, instead: string) => {
    const words = replaced(record.text?.content ?? "", found, instead, languageShown());
    if (setsWords(room, record.id, words)) void desk.refresh();
  };
  return (
    <div className="rec-note" role="note">
      <Glyph name="warn" />
      <FoundWords findings={findings} />
      {withheld && <p className="label">{t(ofNobody ? "record.find.inNone" : "record.find.withheld")}</p>}
      {desk.frozen && <p className="label">{t("record.find.corrigendum")}</p>}
      {!desk.frozen && (
        <div className="row">
          <InsteadOf findings={findings} onPut={puts} />
          {withheld && !ofNobody && (
            <button
              type="button"
              className="link"
              onClick={() =>
                room.does([{ case: "setParagraph", value: { id: record.id, internal: true } }], t("record.internal.is"))
              }
            >
              {t("record.find.keep")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
