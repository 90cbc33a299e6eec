import { useState } from "react";
import { type GuidebookFormat, guidebookAt, guidebookFormats } from "../../guidebook.ts";
import type { PublishAnswer } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { languageShown, useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { dayWords } from "../quotations/model.ts";
import { Why } from "../record/Why.tsx";
import { useRoom } from "../room/use.ts";
import { BlockedList } from "./BlockedDialog.tsx";
import { type Book, missingIn } from "./book.ts";
import { useDesk } from "./desk.ts";
import { nextEdition } from "./next_edition.ts";

const formatKeys: { readonly [format in GuidebookFormat]: Key } = {
  pdf: "guide.format.pdf",
  docx: "guide.format.docx",
  epub: "guide.format.epub",
  html: "guide.format.html",
  site: "guide.format.site",
  md: "guide.format.md",
  xlsx: "guide.format.xlsx",
  csv: "guide.format.csv",
  json: "guide.format.json",
};
const endings: { readonly [format in GuidebookFormat]: string } = {
  pdf: "pdf",
  docx: "docx",
  epub: "epub",
  html: "html",
  site: "site.zip",
  md: "md",
  xlsx: "xlsx",
  csv: "csv.zip",
  json: "json",
};

// Editions, the latest first, as files; and for whoever writes the next one: what goes in, what stays out, and why.
export function EditionsDialog({ book, onClose }: { readonly book: Book; readonly onClose: () => void }) {
  const t = useT();
  const { writes } = useDesk();
  return (
    <Sheet title={t("guide.editions")} onClose={onClose} wide>
      {writes && <Next book={book} onGo={onClose} />}
      <Files book={book} />
    </Sheet>
  );
}

function Next({ book, onGo }: { readonly book: Book; readonly onGo: () => void }) {
  const t = useT();
  const room = useRoom();
  const { told } = useDesk();
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10));
  const [waits, setWaits] = useState(false);
  const [why, setWhy] = useState("");
  const [done, setDone] = useState<PublishAnswer>();
  const parts = [...book.parts.values()];
  const drafts = parts.filter((part) => !part.ready);
  const { chapters, entries, waiting, without, blocked } = nextEdition(book, told.blocked);
  const nothing = chapters.length + entries.length === 0;
  const number = String(book.editions.length + 1);
  const go = async () => {
    if (waits || nothing) return;
    setWaits(true);
    setWhy("");
    const answer = await guidebookAt(room.document).publish(date);
    setWaits(false);
    if (answer.ok) {
      setDone(answer.value);
      room.announcer.own(t("guide.published", { number: answer.value.number }));
      return told.refresh();
    }
    if (answer.status === 0) return setWhy(t("join.unreached"));
    setWhy(t(answer.code === "nothing_ready" ? "guide.no.nothingReady" : "guide.no.publish"));
  };
  if (done)
    return (
      <p role="status" className="gb-done">
        <b>{t("guide.published", { number: done.number })}</b>{" "}
        {t("guide.published.holds", { entries: done.entries, quotations: done.quotations })}
      </p>
    );
  return (
    <section className="stack gb-next" aria-label={t("guide.next", { number })}>
      <h3>{t("guide.next", { number })}</h3>
      <p>
        {nothing
          ? t("guide.no.nothingReady")
          : t("guide.goesIn", { chapters: chapters.length, entries: entries.length })}
      </p>
      {waiting.length > 0 && (
        <div>
          <p>{t("guide.goesIn.waits", { count: waiting.length })}</p>
          <ul className="gb-waiting">
            {waiting.map(({ id, title }) => (
              <li key={id}>
                <bdi>{title || t("guide.untitled")}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {without.map(({ chapter, field }) => (
        <p key={`${chapter.id} ${field.name}`}>
          {t("guide.goesIn.without", { title: chapter.title || t("guide.untitled"), field: t(field.title) })}
        </p>
      ))}
      {drafts.length > 0 && (
        <details>
          <summary>{t("guide.staysOut", { count: drafts.length })}</summary>
          <ul>
            {drafts.map((part) => (
              <li key={part.id}>
                <bdi>{part.title || t("guide.untitled")}</bdi>:{" "}
                {missingIn(part).length === 0
                  ? t("guide.draft.notMarked")
                  : t("guide.draft.lacks", { count: missingIn(part).length })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {blocked.length > 0 && (
        <details>
          <summary>{t("guide.waits", { count: blocked.length })}</summary>
          <BlockedList book={book} blocked={blocked} onGo={onGo} />
        </details>
      )}
      <label>
        <span className="lab">{t("guide.next.date")}</span>
        <input className="field" type="date" value={date} onChange={(event) => setDate(event.target.value)} />
      </label>
      <p className="hint">{t("guide.next.means")}</p>
      <Why words={why} />
      <div>
        <button type="button" className="b main" aria-disabled={waits || nothing} onClick={() => void go()}>
          {t("guide.publish", { number })}
        </button>
      </div>
    </section>
  );
}

function Files({ book }: { readonly book: Book }) {
  const t = useT();
  const room = useRoom();
  const { writes } = useDesk();
  const [format, setFormat] = useState<GuidebookFormat>("pdf");
  const [waits, setWaits] = useState("");
  const [why, setWhy] = useState("");
  const save = async (edition: string) => {
    if (waits !== "") return;
    setWaits(edition);
    setWhy("");
    const answer = await guidebookAt(room.document).exportGuidebook(format, edition);
    setWaits("");
    if (!answer.ok) return setWhy(t(answer.status === 0 ? "join.unreached" : "guide.no.file"));
    keep(answer.value, `${room.document}.${edition}.${endings[format]}`);
  };
  const button = (edition: string, name: string) => (
    <button type="button" className="b" aria-disabled={waits !== ""} onClick={() => void save(edition)}>
      {t("export.save")}
      <span className="vh"> {name}</span>
    </button>
  );
  if (book.editions.length === 0 && !writes) return <p>{t("guide.noEdition")}</p>;
  return (
    <section className="stack" aria-label={t("guide.files")}>
      <label>
        <span className="lab">{t("guide.files")}</span>
        <select className="field" value={format} onChange={(event) => setFormat(event.target.value as GuidebookFormat)}>
          {guidebookFormats.map((one) => (
            <option key={one} value={one}>
              {t(formatKeys[one])}
            </option>
          ))}
        </select>
      </label>
      <ul className="gb-editions">
        {writes && (
          <li>
            <span>
              <b>{t("guide.workingCopy.title")}</b>
              <span className="label">{t("guide.workingCopy.means")}</span>
            </span>
            {button("draft", t("guide.workingCopy.title"))}
          </li>
        )}
        {book.editions.map(({ id, body: { value } }) => {
          const name = t("guide.edition", { number: value.number });
          return (
            <li key={id}>
              <span>
                <b>{name}</b> <bdi>{dayWords(value.date, languageShown())}</bdi>
                {value.quotationsRemoved > 0 && (
                  <span className="label">{t("guide.removed", { count: value.quotationsRemoved })}</span>
                )}
                {value.leftOut > 0 && writes && (
                  <span className="label">{t("guide.leftOut", { count: value.leftOut })}</span>
                )}
              </span>
              {button(value.number, name)}
            </li>
          );
        })}
      </ul>
      <Why words={why} />
    </section>
  );
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
