import { type FormEvent, useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";
import { FoundWords, InsteadOf } from "./Findings.tsx";
import { replaced } from "./instead.ts";
import { type Found, namedIn } from "./named.ts";
import { isFrozen, type Paper } from "./paper.ts";
import { useAsking } from "./refusals.ts";
import { sections } from "./sections.ts";
import { Why } from "./Why.tsx";

const mostWords = 4_000;

interface Draft {
  readonly text: string;
  readonly reason: string;
  readonly section: string;
}

// What a paragraph should say instead, or a statement of one's own; after approval, a corrigendum to it. What is begun stays
// on this device, also when it is refused.
export function CorrectionDialog({
  what,
  paragraph,
  paper,
  onClose,
}: {
  readonly what: "correction" | "corrigendum";
  readonly paragraph: string;
  readonly paper: Paper;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const cited = paper.paragraphs.find(({ id }) => id === paragraph);
  const draftName = `${what}.${room.document}.${paragraph}`;
  const [draft, setDraft] = useState<Draft>(
    () => kept<Draft>(draftName) ?? { text: cited?.record.text?.content ?? "", reason: "", section: "discussion" },
  );
  const [missing, setMissing] = useState("");
  const set = (some: Partial<Draft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    setMissing("");
    keep(draftName, next);
  };
  const head = room.session.shown.sessionRecord();
  const issues = what === "corrigendum";
  const go = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.text.trim();
    const reason = draft.reason.trim();
    if (text === "") return setMissing(t("record.no.words"));
    if (text === (cited?.record.text?.content ?? "").trim()) return setMissing(t("record.no.same"));
    if (issues && reason === "") return setMissing(t("record.no.reason"));
    const done = () => {
      forget(draftName);
      onClose();
    };
    const id = room.session.newId();
    if (issues)
      return ask(
        { case: "issueCorrigendum", value: { id, paragraph, text, reason } },
        t("record.corrigendum.said"),
        done,
      );
    const section = paragraph === "" ? draft.section : "";
    const value = { id, paragraph, section, proposedText: text, reason };
    ask({ case: "proposeCorrection", value }, t("record.correction.said"), done);
  };
  const title = issues
    ? t("record.corrigendum.to", { number: cited?.number ?? "" })
    : paragraph === ""
      ? t("record.statement.title")
      : t("record.correction.title", { number: cited?.number ?? "" });
  return (
    <Sheet title={title} onClose={onClose} wide>
      <form className="stack" onSubmit={go} noValidate>
        {paragraph === "" && (
          <label>
            <span className="lab">{t("record.statement.where")}</span>
            <select className="field" value={draft.section} onChange={(event) => set({ section: event.target.value })}>
              {sections.map(({ key, number, title: words }) => (
                <option key={key} value={key}>
                  {`${number} ${t(words)}`}
                </option>
              ))}
            </select>
          </label>
        )}
        {cited && (
          <div>
            <span className="lab">{t("record.correction.now")}</span>
            <blockquote className="rec-now" dir="auto">
              {cited.record.text?.content ?? ""}
            </blockquote>
          </div>
        )}
        <label>
          <span className="lab">{t(paragraph === "" ? "record.statement.words" : "record.correction.instead")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={6}
            maxLength={mostWords}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </label>
        <label>
          <span className="lab">{t(issues ? "record.corrigendum.why" : "record.correction.why")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={2}
            maxLength={600}
            value={draft.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </label>
        {issues && (
          <Named
            words={`${draft.text}\n${draft.reason}`}
            onPut={(found, instead) => {
              const put = (words: string) => replaced(words, found, instead, languageShown());
              set({ text: put(draft.text), reason: put(draft.reason) });
            }}
          />
        )}
        <p className="label">
          {t(issues ? "record.corrigendum.means" : "record.correction.means")}
          {!issues && head && isFrozen(head) && <> {t("record.no.windowClosed")}</>}
        </p>
        <Why words={missing || why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t(issues ? "record.corrigendum.go" : "record.correction.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

// What is issued is not rewritten, so whom it names is told before, as under a paragraph.
function Named({ words, onPut }: { readonly words: string; readonly onPut: (found: Found, instead: string) => void }) {
  const t = useT();
  const room = useRoom();
  const { boards } = useDesk();
  useTopic(room, "people");
  const rooms = [room, ...[...boards.keys()].flatMap((board) => roomOf(boards, board) ?? [])];
  const people = new Map(rooms.flatMap(({ session }) => [...session.people]));
  const findings = namedIn(words, [...people.values()]);
  return (
    <div role="status">
      {findings.length > 0 && (
        <div className="rec-note">
          <Glyph name="warn" />
          <FoundWords findings={findings} />
          {findings.some(({ withheld }) => withheld) && <p className="label">{t("record.corrigendum.withheld")}</p>}
          <div className="row">
            <InsteadOf findings={findings} onPut={onPut} />
          </div>
        </div>
      )}
    </div>
  );
}
