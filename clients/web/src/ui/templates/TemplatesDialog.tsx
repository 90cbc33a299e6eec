import { useEffect, useState } from "react";
import type { TemplateAnswer, TemplateHere } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { meetingAt } from "../../meetings.ts";
import { isText, wordsOf } from "../import/table.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { failureWords } from "../preparing/failures.ts";
import { tells } from "../preparing/refusals.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { blank } from "./draft.ts";
import { type Beginning, forgetBeginning, keptBeginning, TemplateEditor } from "./TemplateEditor.tsx";
import "./templates.css";

const mostBytes = 32_768; // of the server

// The meeting's own templates, beside those of the server: begun with a board, another one or a file; written; taken away.
export function TemplatesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  const [writes, setWrites] = useState<Beginning>();
  const [all, setAll] = useState<readonly TemplateHere[]>();
  const [fault, setFault] = useState("");
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the meeting has changed
  useEffect(() => {
    let here = true;
    void meetingAt(room.document)
      .readTemplates()
      .then((answer) => {
        if (!here) return;
        if (answer.ok) setAll(answer.value.templates);
        setFault(answer.ok ? "" : failureWords(t, answer));
      });
    return () => {
      here = false;
    };
  }, [room.document, version, asked]);

  const begins = (answer: TemplateAnswer, of?: TemplateHere) => {
    setFault("");
    // A new one is named after its title, whatever that becomes.
    const board = answer.template && (of ? answer.template : { ...answer.template, id: "" });
    const yaml = answer.yaml;
    setWrites({ id: of?.id ?? "", number: of?.version ?? 0, board, yaml, leads: of || !board ? "file" : "fields" });
  };
  const reads = async (what: { id: string } | { copy: string } | { board: string }, of?: TemplateHere) => {
    const answer = await meetingAt(room.document).readTemplate(what);
    if (answer.ok) begins(answer.value, of);
    else setFault(failureWords(t, answer));
  };
  const changes = (one: TemplateHere) => {
    const before = keptBeginning(room.document, one.id);
    if (before) setWrites(before);
    else void reads({ id: one.id }, one);
  };
  if (writes)
    return (
      <Sheet
        title={writes.board?.title || t(writes.id === "" ? "template.new" : "template.untitled")}
        onClose={onClose}
        wide="broad"
      >
        <TemplateEditor
          begun={writes}
          onDone={() => {
            setWrites(undefined);
            setAsked(asked + 1);
          }}
        />
      </Sheet>
    );
  const own = (all ?? []).filter((one) => one.own && !one.inTrash);
  const gone = (all ?? []).filter((one) => one.inTrash);
  const others = (all ?? []).filter((one) => !one.own);
  return (
    <Sheet title={t("template.title")} onClose={onClose} wide>
      <p>{t("template.more")}</p>
      {fault !== "" && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <section aria-label={t("template.own")}>
        <h3 className="lab">{t("template.own")}</h3>
        {all && own.length === 0 && <p className="label">{t("template.none")}</p>}
        <ul className="t-list">
          {own.map((one) => (
            <OneTemplate
              key={one.id}
              one={one}
              onChange={() => changes(one)}
              onCopy={() => void reads({ copy: one.id })}
            />
          ))}
        </ul>
        <Gone gone={gone} />
      </section>
      <Begin others={others} onBegin={(what) => void reads(what)} onWrites={setWrites} onFault={setFault} />
    </Sheet>
  );
}

function OneTemplate({
  one,
  onChange,
  onCopy,
}: {
  readonly one: TemplateHere;
  readonly onChange: () => void;
  readonly onCopy: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { id, title } = one;
  const named = <span className="vh"> {title}</span>;
  return (
    <li>
      <div className="t-what">
        <bdi className="words">{title}</bdi>
        <span className="label num">
          {t("template.version", { n: one.version })}, {t("policy.minutes", { count: one.totalMinutes })}
          {one.boards > 0 && `, ${t("template.boards", { n: one.boards })}`}
          {keptBeginning(room.document, id) && `, ${t("template.unsaved")}`}
        </span>
        {one.purpose !== "" && (
          <span className="label" dir="auto">
            {one.purpose}
          </span>
        )}
      </div>
      <div className="t-does">
        <button type="button" className="b" onClick={onChange}>
          {t("template.change")}
          {named}
        </button>
        <button type="button" className="link" onClick={onCopy}>
          {t("template.copy")}
          {named}
        </button>
        <a className="link" href={meetingAt(room.document).templateFileAt(id)} download={`${id}.yaml`}>
          {t("template.download")}
          {named}
        </a>
        <button
          type="button"
          className="link"
          onClick={() =>
            void room
              .asks({ case: "trashTemplate", value: { id } }, () => true)
              .then((answer) => tells(room, t, answer, t("template.takenOut", { title })))
          }
        >
          {t("template.takeOut")}
          {named}
        </button>
      </div>
    </li>
  );
}

function Gone({ gone }: { readonly gone: readonly TemplateHere[] }) {
  const t = useT();
  const room = useRoom();
  if (gone.length === 0) return null;
  return (
    <details className="t-gone">
      <summary>{t("template.gone", { n: gone.length })}</summary>
      <ul>
        {gone.map(({ id, title }) => (
          <li key={id}>
            <bdi>{title}</bdi>
            <button
              type="button"
              className="link"
              onClick={() =>
                void room
                  .asks({ case: "restoreTemplate", value: { id } }, () => true)
                  .then((answer) => tells(room, t, answer, t("template.backAgain", { title })))
              }
            >
              {t("template.bringBack")}
              <span className="vh"> {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Begin({
  others,
  onBegin,
  onWrites,
  onFault,
}: {
  readonly others: readonly TemplateHere[];
  readonly onBegin: (what: { copy: string } | { board: string }) => void;
  readonly onWrites: (beginning: Beginning) => void;
  readonly onFault: (words: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const groups = [...room.session.shown.ofKind("breakout")]
    .map(({ body }) => body.value)
    .filter(({ board, trashed }) => board !== "" && !trashed)
    .sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
  const [board, setBoard] = useState("");
  const [copy, setCopy] = useState("");
  const chosenBoard = board || groups[0]?.board || "";
  const chosenCopy = copy || others[0]?.id || "";
  const before = keptBeginning(room.document, "");
  const [, setForgotten] = useState(0);
  const take = async (some: File) => {
    if (some.size > mostBytes) return onFault(t("template.tooLarge"));
    const bytes = new Uint8Array(await some.arrayBuffer());
    if (!isText(bytes)) return onFault(t("template.noText", { name: some.name }));
    const yaml = wordsOf(bytes).replaceAll("\r\n", "\n");
    onWrites({ id: "", number: 0, board: undefined, yaml, leads: "file" });
  };
  return (
    <section className="t-begin" aria-label={t("template.begin")}>
      <h3 className="lab">{t("template.begin")}</h3>
      {before && (
        <p className="msg wait t-note">
          {t("template.goOn.more")}{" "}
          <button type="button" className="b" onClick={() => onWrites(before)}>
            {t("template.goOn")}
          </button>{" "}
          <button
            type="button"
            className="link"
            onClick={() => {
              forgetBeginning(room.document, "");
              setForgotten((many) => many + 1);
            }}
          >
            {t("template.forget")}
          </button>
        </p>
      )}
      {groups.length > 0 && (
        <div className="t-pick">
          <label>
            <span className="label">{t("template.fromBoard")}</span>
            <select className="field" value={chosenBoard} onChange={(event) => setBoard(event.target.value)}>
              {groups.map((group) => (
                <option key={group.board} value={group.board}>
                  {group.title}
                </option>
              ))}
            </select>
            <span className="hint">{t("template.fromBoard.hint")}</span>
          </label>
          <button type="button" className="b" onClick={() => onBegin({ board: chosenBoard })}>
            {t("template.beginHere")}
            <span className="vh"> {t("template.fromBoard")}</span>
          </button>
        </div>
      )}
      {others.length > 0 && (
        <div className="t-pick">
          <label>
            <span className="label">{t("template.fromOther")}</span>
            <select className="field" value={chosenCopy} onChange={(event) => setCopy(event.target.value)}>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="b" onClick={() => onBegin({ copy: chosenCopy })}>
            {t("template.beginHere")}
            <span className="vh"> {t("template.fromOther")}</span>
          </button>
        </div>
      )}
      <div className="t-pick">
        <button
          type="button"
          className="b"
          onClick={() =>
            onWrites({
              id: "",
              number: 0,
              board: blank((kind) => t(`phase.${kind}` as Key)),
              yaml: "",
              leads: "fields",
            })
          }
        >
          {t("template.empty")}
        </button>
        <label className="b file">
          {t("template.fromFile")}
          <input
            type="file"
            accept=".yaml,.yml,text/*"
            onChange={(event) => {
              const [some] = event.target.files ?? [];
              if (some) void take(some);
              event.target.value = "";
            }}
          />
        </label>
      </div>
    </section>
  );
}
