import type { Guidebook } from "../../index.ts";
import { later } from "../parts/later.tsx";
import { SearchDialog } from "../searching/SearchDialog.tsx";
import { AboutDialog } from "./AboutDialog.tsx";
import { BlockedDialog } from "./BlockedDialog.tsx";
import type { Book } from "./book.ts";
import { type Asking, useDesk } from "./desk.ts";
import { EditionsDialog } from "./EditionsDialog.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { FactsDialog } from "./FactsDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { NamingDialog } from "./NamingDialog.tsx";
import { OffersDialog } from "./OffersDialog.tsx";
import { QuotesDialog } from "./QuotesDialog.tsx";
import { SourcesDialog } from "./SourcesDialog.tsx";

const SettingsDialog = later(async () => (await import("../dialogs/door.ts")).SettingsDialog());

export function Dialogs({
  asking,
  book,
  head,
  chapter,
}: {
  readonly asking: Asking;
  readonly book: Book;
  readonly head: Guidebook;
  readonly chapter: string; // that is shown
}) {
  const { hands } = useDesk();
  const close = () => hands.asking.set(undefined);
  const part = "part" in asking ? book.parts.get(asking.part) : undefined;
  const entry = part && "entry" in part ? part : undefined;
  switch (asking.what) {
    case "entry":
      return <EntryDialog book={book} chapter={chapter} onClose={close} />;
    case "facts":
      return entry ? <FactsDialog part={entry} onClose={close} /> : null;
    case "naming":
      return entry ? <NamingDialog part={entry} onClose={close} /> : null;
    case "move":
      return entry ? <MoveDialog part={entry} book={book} onClose={close} /> : null;
    case "sources":
      return part ? <SourcesDialog part={part} name={asking.field} head={head} onClose={close} /> : null;
    case "quotes":
      return part ? <QuotesDialog part={part} head={head} onClose={close} /> : null;
    case "offers":
      return <OffersDialog book={book} head={head} chapter={chapter} onClose={close} />;
    case "blocked":
      return <BlockedDialog book={book} onClose={close} />;
    case "editions":
      return <EditionsDialog book={book} onClose={close} />;
    case "about":
      return <AboutDialog head={head} onClose={close} />;
    case "search":
      return <SearchDialog onClose={close} />;
    case "settings":
      return <SettingsDialog onClose={close} />;
    default:
      return asking satisfies never;
  }
}
