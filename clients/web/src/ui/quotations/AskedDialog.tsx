import { type FormEvent, useState } from "react";
import { Identification } from "../../index.ts";
import { forget, keep, kept } from "../kept.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { Marked } from "../record/Marked.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { appearance, levelsUpTo } from "./appearing.ts";
import { dayWords, kindWord, kindWords, levelKey, mineOf, mostCharacters, type Quotation } from "./model.ts";
import { ToldYes } from "./ReportForm.tsx";
import { useSays, useSpeaking } from "./speaking.tsx";
import "./quotations.css";

const missingKeys = {
  answer: "quote.asked.missing.answer",
  kinds: "quote.asked.missing.kinds",
  text: "quote.asked.missing.text",
} as const;

type Yes = "yes" | "changed" | "unnamed" | "no";
interface Draft {
  readonly answer?: Yes;
  readonly text?: string;
  readonly kinds?: readonly string[];
  readonly level?: Identification;
  readonly waived?: boolean;
  readonly paraphrase?: boolean;
}

// "May we quote you?": the words, how they would appear, and an answer that only their speaker gives.
export function AskedDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  useTopic(useRoom(), "document");
  const speaking = useSpeaking();
  const quotation = mineOf(speaking).find((one) => one.requestId === id);
  if (!quotation?.request)
    return (
      <Sheet title={t("quote.asked.title")} onClose={onClose}>
        <p>{t("quote.asked.over")}</p>
      </Sheet>
    );
  return <Asked quotation={quotation} onClose={onClose} />;
}

function Asked({ quotation, onClose }: { readonly quotation: Quotation; readonly onClose: () => void }) {
  const t = useT();
  const language = languageShown();
  const { speaking, says, waits, fault } = useSays();
  const { request, requestId, words, wordsVersion } = quotation;
  const draftName = `answer.${speaking.document}.${requestId}.${wordsVersion}`;
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(draftName) ?? {});
  const [missing, setMissing] = useState<"" | "answer" | "kinds" | "text">("");
  if (!request) return null;
  const set = (some: Draft) => {
    const next = { ...draft, ...some };
    setDraft(next);
    setMissing("");
    keep(draftName, next);
  };
  const { answer } = draft;
  const grants = answer === "yes" || answer === "changed" || answer === "unnamed";
  const level = answer === "unnamed" ? Identification.NONE : (draft.level ?? Identification.NONE);
  const kinds = draft.kinds ?? [];
  const text = answer === "changed" ? (draft.text ?? words).trim() : words;
  const at = (one: Identification, waived: boolean) => appearance(t, speaking, quotation, { level: one, waived });
  const shown = at(level, draft.waived ?? false);
  const fits = grants ? shown.fewFit : undefined;
  const by = dayWords(request.answerBy, language);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (answer === undefined) return setMissing("answer");
    if (grants && kinds.length === 0) return setMissing("kinds");
    if (answer === "changed" && (text === "" || text === words || [...text].length > mostCharacters))
      return setMissing("text");
    const changed = answer === "changed";
    const value = {
      id: requestId,
      answer: grants ? (changed ? "granted_with_edits" : "granted") : "declined",
      quoteVersion: wordsVersion,
      kinds: grants ? [...kinds] : [],
      identification: grants ? level : Identification.IDENTIFICATION_UNSPECIFIED,
      text: changed ? text : "",
      smallGroupWarningShown: fits !== undefined,
      smallGroupWaived: fits !== undefined && (draft.waived ?? false),
      paraphraseAllowed: grants || (draft.paraphrase ?? false),
    };
    if (!(await says({ case: "answerAttribution", value }, t("quote.asked.sent")))) return;
    forget(draftName);
    onClose();
  };
  const radio = (value: Yes) => ({
    type: "radio" as const,
    name: "answer",
    checked: answer === value,
    onChange: () => set({ answer: value }),
  });
  return (
    <Sheet title={t("quote.asked.title")} onClose={onClose} wide="broad">
      <form className="asked" onSubmit={(event) => void send(event)}>
        <section>
          <p className="label">
            {t("quote.asked.by", { name: speaking.nameOf(request.askedBy) || t("board.somebody") })}{" "}
            <b>{t("quote.asked.until", { date: by })}</b> {t("quote.asked.silence")}
          </p>
          <p className="asked-for">
            {t("quote.asked.for")} <b>{t(levelKey(request.identificationAsked))}</b> · {kindWords(t, request.forKinds)}
          </p>
          <blockquote dir="auto">{words}</blockquote>
          {request.reported && (
            <div className="reported" role="note">
              <ToldYes quotation={quotation} />
              <p>
                <b>{t("quote.report.counts")}</b>
              </p>
            </div>
          )}
          <h3>{t("quote.asked.appears")}</h3>
          <figure className="sheet">
            <p dir="auto">“{answer === "changed" ? <Marked before={words} after={text} side="after" /> : text}”</p>
            <figcaption>
              <b dir="auto">{shown.words}</b>
              {kinds.length > 0 && <span className="label"> · {kindWords(t, kinds)}</span>}
            </figcaption>
          </figure>
        </section>
        <fieldset className="answers">
          <legend>{t("quote.asked.question")}</legend>
          <label className="ask-row">
            <input {...radio("yes")} />
            <span>{t("quote.asked.yes")}</span>
          </label>
          <label className="ask-row">
            <input {...radio("changed")} />
            <span>{t("quote.asked.changed")}</span>
          </label>
          {answer === "changed" && (
            <label className="inner">
              <span className="lab">{t("quote.asked.yourWords")}</span>
              <textarea
                className="field"
                dir="auto"
                rows={4}
                maxLength={mostCharacters}
                value={draft.text ?? words}
                aria-invalid={missing === "text"}
                onChange={(event) => set({ text: event.target.value })}
              />
              <span className="label">{t("quote.asked.firstIsDeleted")}</span>
            </label>
          )}
          <label className="ask-row">
            <input {...radio("unnamed")} />
            <span>{t("quote.asked.unnamed")}</span>
          </label>
          {grants && (
            <div className="inner where-and-how" role="group" aria-label={t("quote.asked.where")}>
              <div>
                <h4>{t("quote.asked.where")}</h4>
                {request.forKinds.map((kind) => (
                  <label className="ask-row" key={kind}>
                    <input
                      type="checkbox"
                      checked={kinds.includes(kind)}
                      onChange={(event) =>
                        set({ kinds: event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind) })
                      }
                    />
                    <span>{kindWord(t, kind)}</span>
                  </label>
                ))}
              </div>
              {answer !== "unnamed" && (
                <div role="radiogroup" aria-label={t("quote.asked.saidBy")}>
                  <h4>{t("quote.asked.saidBy")}</h4>
                  {levelsUpTo(speaking, request.identificationAsked, quotation).map((one) => (
                    <label className="ask-row" key={one}>
                      <input
                        type="radio"
                        name="level"
                        checked={level === one}
                        onChange={() => set({ level: one, waived: false })}
                      />
                      <span>
                        {t(levelKey(one))}{" "}
                        <small>
                          <bdi>{at(one, true).words}</bdi>
                        </small>
                      </span>
                    </label>
                  ))}
                </div>
              )}
              {fits !== undefined && (
                <div className="warn" role="alert">
                  <Glyph name="warn" />
                  <b>{t("quote.asked.few", { count: fits })}</b>
                  <label className="ask-row">
                    <input
                      type="checkbox"
                      checked={draft.waived ?? false}
                      onChange={(event) => set({ waived: event.target.checked })}
                    />
                    <span>{t("quote.asked.iKnow")}</span>
                  </label>
                  {!draft.waived && <p className="label">{t("quote.asked.unnamedThen")}</p>}
                </div>
              )}
            </div>
          )}
          <label className="ask-row">
            <input {...radio("no")} />
            <span>
              {t("quote.asked.no")} <small>{t("quote.asked.noReason")}</small>
            </span>
          </label>
          {answer === "no" && (
            <label className="inner ask-row">
              <input
                type="checkbox"
                checked={draft.paraphrase ?? false}
                onChange={(event) => set({ paraphrase: event.target.checked })}
              />
              <span>{t("quote.asked.paraphrase")}</span>
            </label>
          )}
          <p className="before">{t("quote.asked.before")}</p>
          {missing !== "" && <p role="alert">{t(missingKeys[missing])}</p>}
          {fault !== "" && <p role="alert">{t(fault)}</p>}
          <div className="foot">
            <button type="submit" className="b main big" aria-disabled={waits}>
              {t("quote.asked.send")}
            </button>
            <span className="label">{t("quote.asked.notYet")}</span>
          </div>
        </fieldset>
      </form>
    </Sheet>
  );
}
