import { useState } from "react";
import { type RecordFormat, type RecordKind, serverAt } from "../../index.ts";
import { useT } from "../language.ts";
import { type Choice, Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

const endings: { readonly [format in RecordFormat]: string } = {
  pdf: "pdf",
  docx: "docx",
  html: "html",
  md: "md",
  xlsx: "xlsx",
  csv: "csv.zip",
  json: "json",
  ics: "ics",
  vtt: "vtt",
  svg: "svg",
  canvas: "canvas",
  epub: "epub",
  png: "png",
};

// What only a board has: its picture, and what happens on it in time.
const ofBoards: ReadonlySet<RecordFormat> = new Set<RecordFormat>(["svg", "png", "ics", "vtt", "canvas"]);

const readable: ReadonlySet<RecordFormat> = new Set<RecordFormat>(["pdf", "docx", "html", "md", "epub"]);

// To whoever was not there and is no member: no notes, and nothing that is made of them before it is edited.
const forOutside: ReadonlySet<RecordKind> = new Set<RecordKind>(["publication", "blog", "video"]);

// The session record as a file, in the form that one needs it in: compiled from a board, or as people wrote it. The server
// makes it; this asks and keeps.
export function ExportDialog({
  of = "board",
  onClose,
}: {
  readonly of?: "board" | "record";
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [format, setFormat] = useState<RecordFormat>("pdf");
  const [scope, setScope] = useState<"board" | "page" | "session">("board");
  const [kind, setKind] = useState<RecordKind>("internal");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const formats: readonly Choice<RecordFormat>[] = [
    { value: "pdf", words: t("export.pdf") },
    { value: "docx", words: t("export.docx") },
    { value: "html", words: t("export.html") },
    { value: "md", words: t("export.md") },
    { value: "xlsx", words: t("export.xlsx") },
    { value: "csv", words: t("export.csv") },
    { value: "epub", words: t("export.epub") },
    { value: "svg", words: t("export.svg") },
    { value: "png", words: t("export.png") },
    { value: "ics", words: t("export.ics") },
    { value: "vtt", words: t("export.vtt") },
    { value: "canvas", words: t("export.canvas") },
    { value: "json", words: t("export.json") },
  ];
  const save = async () => {
    setBusy(true);
    setFault("");
    const wanted = scope === "page" && !readable.has(format) ? "board" : scope;
    const answer = await serverAt().exportRecord(room.document, format, wanted, kind);
    setBusy(false);
    if (!answer.ok) return setFault(answer.sentence || t("join.unreached"));
    const name = kind === "internal" ? room.document : `${room.document}.${kind}`;
    keep(answer.value, `${name}.${endings[format]}`);
    onClose();
  };
  return (
    <Sheet title={t("export.title")} onClose={onClose}>
      <Choices
        legend={t("export.as")}
        chosen={format}
        onChoose={setFormat}
        choices={of === "board" ? formats : formats.filter(({ value }) => !ofBoards.has(value))}
      />
      {of === "board" && (
        <Choices
          legend={t("export.of")}
          chosen={scope}
          onChoose={setScope}
          choices={[
            { value: "board", words: t("export.board") },
            ...(readable.has(format) ? [{ value: "page", words: t("export.page") } as const] : []),
            { value: "session", words: t("export.session") },
          ]}
        />
      )}
      <Choices
        legend={t("export.for")}
        chosen={kind}
        onChoose={setKind}
        choices={[
          { value: "internal", words: t("export.internal") },
          { value: "network", words: t("export.network") },
          { value: "publication", words: t("export.publication") },
          { value: "blog", words: t("export.blog") },
          { value: "video", words: t("export.video") },
        ]}
      />
      <p className="label">{t(kind === "internal" ? "export.more" : "export.nobodyNamed")}</p>
      {forOutside.has(kind) && (
        <p className="label">{t(of === "record" ? "export.inside.record" : "export.inside.board")}</p>
      )}
      {fault !== "" && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="b main" disabled={busy} onClick={() => void save()}>
          {t("export.save")}
        </button>
      </div>
    </Sheet>
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
