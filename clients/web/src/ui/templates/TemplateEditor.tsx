import { fromJson, type JsonValue, toJson } from "@bufbuild/protobuf";
import { useEffect, useRef, useState } from "react";
import { RefusalCode, type Template, type TemplateAnswer, type TemplateProblem, TemplateSchema } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { failureWords } from "../preparing/failures.ts";
import { whyNot } from "../preparing/refusals.ts";
import { useRoom } from "../room/use.ts";
import { besideFields } from "./draft.ts";
import { problemWords } from "./problems.ts";
import { TemplateForm } from "./TemplateForm.tsx";

const YamlEditor = later(async () => (await import("./YamlEditor.tsx")).YamlEditor, undefined, false);
const restMs = 500; // after the last letter, before it is looked through

// What somebody is writing: its fields or its file, whichever was changed last; the other follows.
export interface Beginning {
  readonly id: string; // of the template that it changes; "": a new one
  readonly number: number; // the version that it was begun on; 0: a new one
  readonly board: Template | undefined; // undefined: the file cannot be read yet
  readonly yaml: string;
  readonly leads: "fields" | "file";
}
interface KeptBeginning extends Omit<Beginning, "board"> {
  readonly board: JsonValue | undefined;
}
const keyOf = (document: string, id: string) => `template.${document}.${id || "new"}`;

// What was written and not saved: it outlives the dialogue and the page.
export function keptBeginning(document: string, id: string): Beginning | undefined {
  const found = kept<KeptBeginning>(keyOf(document, id));
  try {
    return found && { ...found, board: found.board === undefined ? undefined : fromJson(TemplateSchema, found.board) };
  } catch {
    return undefined; // of an earlier version of this page
  }
}
function keepBeginning(document: string, { board, ...rest }: Beginning): void {
  const json = board && toJson(TemplateSchema, board);
  keep(keyOf(document, rest.id), { ...rest, board: json } satisfies KeptBeginning);
}
export function forgetBeginning(document: string, id: string): void {
  forget(keyOf(document, id));
}

export function TemplateEditor({
  begun,
  onDone,
}: {
  readonly begun: Beginning;
  readonly onDone: (saved: Template | undefined) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [now, setNow] = useState(begun);
  const [shows, setShows] = useState<"fields" | "file">(begun.board ? "fields" : "file");
  const [problems, setProblems] = useState<readonly TemplateProblem[]>([]);
  const [tried, setTried] = useState(false); // what is missing is told once somebody wanted to save
  const [remarks, setRemarks] = useState(false);
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const written = useRef(false); // and not saved: it is kept on this device
  const latest = useRef(now);
  latest.current = now;
  const server = meetingAt(room.document);

  const changes = (some: Partial<Beginning>) => {
    const next = { ...latest.current, ...some };
    latest.current = next;
    setNow(next);
    written.current = true;
    keepBeginning(room.document, next);
    setWhy("");
  };
  const asked = ({ leads, board, yaml }: Beginning) =>
    leads === "fields" && board ? { template: board } : { yaml: yaml || "\n" };
  const takes = (of: Beginning, answer: TemplateAnswer) => {
    if (latest.current !== of) return; // written on meanwhile: it is looked through again
    setProblems(answer.problems);
    setRemarks(answer.remarks);
    const next = of.leads === "file" ? { ...of, board: answer.template ?? of.board } : { ...of, yaml: answer.yaml };
    latest.current = next;
    if (written.current) keepBeginning(room.document, next);
    setNow(next);
  };
  const looks = async (of: Beginning) => {
    const answer = await server.writeTemplate(asked(of));
    if (answer.ok) takes(of, answer.value);
    else if (latest.current === of) setWhy(failureWords(t, answer));
    return answer;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked through when what leads has changed
  useEffect(() => {
    const timer = setTimeout(() => void looks(latest.current), restMs);
    return () => clearTimeout(timer);
  }, [now.leads === "file" ? now.yaml : now.board]);

  const turnsTo = async (to: "fields" | "file") => {
    if (to === shows || waits) return;
    setWaits(true);
    const answer = await looks(latest.current);
    setWaits(false);
    if (!answer.ok) return;
    if (to === "fields" && !answer.value.template) return setWhy(t("template.unreadable"));
    setShows(to);
  };
  const saves = async () => {
    if (waits) return;
    setWaits(true);
    setTried(true);
    setWhy("");
    const of = latest.current;
    const { id, number } = of;
    const answer = await server.writeTemplate({ ...asked(of), save: true, id, ifNumber: number });
    setWaits(false);
    if (!answer.ok) return setWhy(failureWords(t, answer));
    const { saved, refusal, template } = answer.value;
    if (saved || refusal?.code === RefusalCode.NOTHING_TO_DO) {
      written.current = false;
      forgetBeginning(room.document, id);
      room.announcer.own(t("template.saved", { title: template?.title ?? "" }));
      return onDone(template);
    }
    takes(of, answer.value);
    if (answer.value.problems.length > 0) return setWhy(t("template.wrong", { n: answer.value.problems.length }));
    if (refusal?.code === RefusalCode.STALE) return void meets();
    setWhy(refusal?.code === RefusalCode.ALREADY_EXISTS ? t("template.taken") : refusal ? whyNot(t, refusal) : "");
  };
  // Somebody has saved another version. Theirs stays; one's own comes after it, if it is saved again.
  const meets = async () => {
    const answer = await server.readTemplate({ id: latest.current.id });
    if (!answer.ok) return setWhy(failureWords(t, answer));
    const number = answer.value.template?.version ?? latest.current.number;
    changes({ number });
    setWhy(t("template.meanwhile", { number }));
  };
  const shown = tried ? problems : problems.filter(({ kind }) => kind !== "missing");
  const { others } = besideFields(shown);
  return (
    <div className="t-editor">
      <div className="t-bar">
        <div className="either" role="group" aria-label={t("template.as")}>
          <button type="button" className="b" aria-pressed={shows === "fields"} onClick={() => void turnsTo("fields")}>
            {t("template.asFields")}
          </button>
          <button type="button" className="b" aria-pressed={shows === "file"} onClick={() => void turnsTo("file")}>
            {t("template.asFile")}
          </button>
        </div>
        {now.number > 0 && <span className="label num">{t("template.version", { n: now.number + 1 })}</span>}
      </div>
      {shows === "file" ? (
        <YamlEditor
          text={now.yaml}
          problems={problems}
          onChange={(yaml) => changes({ yaml: yaml.replaceAll("\r\n", "\n"), leads: "file" })}
        />
      ) : (
        now.board && (
          <>
            {remarks && now.leads === "file" && <p className="msg wait t-note">{t("template.remarks")}</p>}
            {others.length > 0 && (
              <section className="msg bad" aria-label={t("template.elsewhere")}>
                <div className="tag">{t("template.elsewhere")}</div>
                <ul>
                  {others.map((problem) => {
                    const { words, lang } = problemWords(t, problem);
                    return (
                      <li key={`${problem.field} ${problem.sentence}`}>
                        <code dir="ltr">{problem.field}</code> <span lang={lang}>{words}</span>
                      </li>
                    );
                  })}
                </ul>
              </section>
            )}
            <TemplateForm
              board={now.board}
              problems={shown}
              onChange={(board) => changes({ board, leads: "fields" })}
            />
          </>
        )
      )}
      <div className="foot t-foot">
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <button type="button" className="b" onClick={() => onDone(undefined)}>
          {t("template.back")}
        </button>
        <button type="button" className="b main" aria-disabled={waits} onClick={() => void saves()}>
          {t("template.save")}
        </button>
      </div>
    </div>
  );
}
