import { type DragEvent, useEffect, useMemo, useState } from "react";
import { CardKind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { allKinds, kindKey } from "../board/kinds.ts";
import type { BoardView } from "../board/model.ts";
import { keep, kept } from "../kept.ts";
import { type T, useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { addCards, knownCard } from "./adding.ts";
import { type Board, type Column, cardsOf, columnsOf, regionCalled } from "./cards.ts";
import { isText, lineCells, type Problem, tableOf, wordsOf } from "./table.ts";
import "./import.css";

const mostBytes = 1024 * 1024;
const previewed = 6;
const problemsShown = 8;
const columns: readonly Column[] = ["words", "kind", "region", "source", "id", "nothing"];
const keptAs = "pastedAs"; // the choice one made last, for what is pasted the next time

// Many cards at once, out of a list or a table: what will come of it is shown before anything is put on the board.
export function ImportDialog({
  view,
  region: into,
  words: begun,
  pasted = false,
  file,
  onClose,
}: {
  readonly view: BoardView;
  readonly region?: string | undefined;
  readonly words?: string | undefined;
  readonly pasted?: boolean | undefined; // else somebody asked for many
  readonly file?: File | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [words, setWords] = useState(begun ?? "");
  const [as, setAs] = useState<"list" | "table" | undefined>();
  const [one, setOne] = useState(pasted && kept<string>(keptAs) === "one");
  const [region, setRegion] = useState(into || view.regions[0]?.id || "");
  const [mapped, setMapped] = useState<readonly Column[]>();
  const [headed, setHeaded] = useState<boolean>();
  const [fault, setFault] = useState("");
  const [name, setName] = useState("");

  const take = async (some: File) => {
    setMapped(undefined);
    setHeaded(undefined);
    setAs(undefined);
    setName(some.name);
    if (some.size > mostBytes) return setFault(t("import.tooLarge"));
    const bytes = new Uint8Array(await some.arrayBuffer());
    if (!isText(bytes)) return setFault(t("import.noText", { name: some.name }));
    setFault("");
    setWords(wordsOf(bytes));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the file it was opened with
  useEffect(() => {
    if (file) void take(file);
  }, [file]);

  const board = useMemo(() => boardOf(t, view, room), [t, view, room]);
  const table = useMemo(() => tableOf(words), [words]);
  const guessed = useMemo(
    () => columnsOf(table, (cell) => !/^\d+$/.test(cell) && regionCalled(cell, board) !== undefined),
    [table, board],
  );
  const named = guessed.named || /\.(csv|tsv)$/i.test(name);
  // Colons stand in lists, too.
  const wide = table.rows.some((row) => row.length > 1) && (named || table.separator !== ":");
  const isTable = (as ?? (named || table.separator === "\t" ? "table" : "list")) === "table" && wide;
  const isHeaded = headed ?? guessed.headed;
  const chosen = mapped ?? guessed.columns;
  const lines = lineCells(words).length > 1 && file === undefined && name === "";
  const single = one && lines;
  const many = useMemo(() => {
    const fallback = { region, kind: undefined };
    if (!isTable)
      return cardsOf(
        lineCells(words).map((cell) => [cell]),
        ["words"],
        fallback,
        board,
      );
    const some = cardsOf(table.rows.slice(isHeaded ? 1 : 0), chosen, fallback, board);
    return { ...some, problems: [...table.problems, ...some.problems].sort((a, b) => a.line - b.line) };
  }, [isTable, isHeaded, chosen, table, words, region, board]);
  const read = useMemo(
    () =>
      single
        ? cardsOf([[{ words: words.trim(), line: 1, column: 1 }]], ["words"], { region, kind: undefined }, board)
        : many,
    [single, many, words, region, board],
  );
  const choosesOne = (chosen: boolean) => {
    setOne(chosen);
    keep(keptAs, chosen ? "one" : "many");
  };

  const changed = read.cards.filter(({ there }) => there !== undefined).length;
  const added = read.cards.length - changed;
  const both = (one: Key, other: Key, between: string) =>
    [added > 0 || changed === 0 ? t(one, { count: added }) : "", changed > 0 ? t(other, { count: changed }) : ""]
      .filter((words) => words !== "")
      .join(between);
  const add = () => {
    if (addCards(room, read.cards, both("import.added", "import.changed", " "))) onClose();
  };
  const drop = (event: DragEvent) => {
    const [some] = event.dataTransfer.files;
    if (!some) return;
    event.preventDefault();
    void take(some);
  };
  return (
    <Sheet title={t("import.title")} onClose={onClose}>
      <section
        className="stack import"
        aria-label={t("import.title")}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <label>
          <span className="lab">{t("import.words")}</span>
          <textarea
            className="field import-words"
            dir="auto"
            rows={words === "" ? 5 : 4}
            autoFocus
            value={words}
            placeholder={t("import.hint")}
            onChange={(event) => {
              setWords(event.target.value);
              setMapped(undefined);
              setHeaded(undefined);
            }}
          />
        </label>
        <div className="row">
          <label className="b file">
            {t("import.file")}
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/*"
              onChange={(event) => {
                const [some] = event.target.files ?? [];
                if (some) void take(some);
                event.target.value = "";
              }}
            />
          </label>
          <span className="label">{name || t("import.file.hint")}</span>
        </div>
        {fault !== "" && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        {words.trim() !== "" && (
          <>
            {lines && (
              <div className="either how-many" role="group" aria-label={t("import.howMany")}>
                <button type="button" className="b big" aria-pressed={!single} onClick={() => choosesOne(false)}>
                  {t("board.cards", { count: many.cards.length })}
                </button>
                <button type="button" className="b big" aria-pressed={single} onClick={() => choosesOne(true)}>
                  {t("board.cards", { count: 1 })}
                </button>
              </div>
            )}
            {wide && !single && (
              <div className="either" role="group" aria-label={t("import.as")}>
                <button type="button" className="b" aria-pressed={!isTable} onClick={() => setAs("list")}>
                  {t("import.asList")}
                </button>
                <button type="button" className="b" aria-pressed={isTable} onClick={() => setAs("table")}>
                  {t("import.asTable")}
                </button>
              </div>
            )}
            {isTable && !single && (
              <fieldset className="import-columns">
                <legend>{t("import.columns")}</legend>
                <div className="either" role="group" aria-label={t("import.columns")}>
                  <button type="button" className="b" aria-pressed={isHeaded} onClick={() => setHeaded(true)}>
                    {t("import.headed")}
                  </button>
                  <button type="button" className="b" aria-pressed={!isHeaded} onClick={() => setHeaded(false)}>
                    {t("import.headless")}
                  </button>
                </div>
                {chosen.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
                  <label key={at}>
                    <span className="label" dir="auto">
                      {at + 1} <bdi>{table.rows[0]?.[at]?.words.slice(0, 28)}</bdi>
                    </span>
                    <select
                      className="field"
                      value={column}
                      onChange={(event) => setMapped(chosen.with(at, event.target.value as Column))}
                    >
                      {columns.map((one) => (
                        <option key={one} value={one}>
                          {t(`import.column.${one}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                ))}
              </fieldset>
            )}
            <label>
              <span className="lab">
                {t(isTable && !single && chosen.includes("region") ? "import.intoElse" : "write.into")}
              </span>
              <select className="field" value={region} onChange={(event) => setRegion(event.target.value)}>
                {view.regions.map(({ id, number, region: { title } }) => (
                  <option key={id} value={id}>
                    {number} {title}
                  </option>
                ))}
              </select>
            </label>
            <Preview view={view} read={read} />
          </>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="button"
            className="b main"
            aria-disabled={read.cards.length === 0}
            onClick={() => read.cards.length > 0 && add()}
          >
            {both("import.go", "import.goChange", " · ")}
          </button>
        </div>
      </section>
    </Sheet>
  );
}

function Preview({ view, read }: { readonly view: BoardView; readonly read: ReturnType<typeof cardsOf> }) {
  const t = useT();
  const { cards, alike, problems } = read;
  const number = (id: string) => view.regions.find((region) => region.id === id)?.number ?? "";
  return (
    <section className="import-preview" aria-live="polite">
      <h3 className="lab">{t("import.preview", { count: cards.length })}</h3>
      <ul>
        {cards.slice(0, previewed).map(({ line, words, kind, region, source, there }) => (
          <li key={line}>
            <span className="label num">
              {number(region)} {t(kindKey(kind))}
              {there && <b> {t("import.isThere")}</b>}
            </span>
            <span className="words" dir="auto">
              {words}
              {source !== undefined && (
                <span className="label" dir="auto">
                  {source}
                </span>
              )}
            </span>
          </li>
        ))}
        {cards.length > previewed && <li className="label">{t("import.more", { count: cards.length - previewed })}</li>}
      </ul>
      {alike > 0 && <p className="label">{t("import.alike", { count: alike })}</p>}
      {problems.length > 0 && (
        <section className="msg bad">
          <div className="tag">
            <Glyph name="no" />
            {t("import.problems", { count: problems.length })}
          </div>
          <ul>
            {problems.slice(0, problemsShown).map((problem) => (
              <li key={`${problem.line}.${problem.column}.${problem.why}`}>{problemWords(t, problem)}</li>
            ))}
            {problems.length > problemsShown && <li>{t("import.more", { count: problems.length - problemsShown })}</li>}
          </ul>
        </section>
      )}
    </section>
  );
}

export function problemWords(t: T, { line, column, why, said = "", over = 0 }: Problem): string {
  const where = t("import.where", { line, column });
  switch (why) {
    case "quoteOpen":
      return `${where} ${t("import.quoteOpen")}`;
    case "afterQuote":
      return `${where} ${t("import.afterQuote", { said })}`;
    case "tooLong":
      return `${where} ${t("import.tooLong", { count: over })}`;
    case "noKind":
      return `${where} ${t("import.noKind", { said })}`;
    case "noRegion":
      return `${where} ${t("import.noRegion", { said })}`;
    case "noWords":
      return `${where} ${t("import.noWords")}`;
    case "notYours":
      return `${where} ${t("import.notYours")}`;
    case "inTrash":
      return `${where} ${t("import.inTrash")}`;
    case "twice":
      return `${where} ${t("import.twice", { said })}`;
    default:
      return why satisfies never;
  }
}

// Kinds by their names in the language that is shown, and in English, as exports and templates have them.
function boardOf(t: T, view: BoardView, room: Room): Board {
  const may = mayIn(room);
  const kinds = new Map<string, CardKind>();
  for (const kind of allKinds) {
    kinds.set((CardKind[kind] ?? "").toLowerCase(), kind);
    kinds.set(t(kindKey(kind)).toLowerCase(), kind);
  }
  return {
    regions: view.regions.map(({ id, number, region }) => ({
      id,
      number,
      title: region.title,
      kind: region.cardKinds[0] ?? CardKind.IDEA,
    })),
    kindOf: (words) => kinds.get(words.trim().toLowerCase()),
    known: (id) => knownCard(room.session.shown, room.document, may, id),
  };
}
