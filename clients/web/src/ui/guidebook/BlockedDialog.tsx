import type { BlockedByConsent } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { blockedKey } from "./blocked.ts";
import type { Book } from "./book.ts";
import { goToPart, useDesk } from "./desk.ts";
import { fieldNamed } from "./fields.ts";

// What cannot be printed, why, and whom to ask; never the words.
export function BlockedDialog({ book, onClose }: { readonly book: Book; readonly onClose: () => void }) {
  const t = useT();
  const { told } = useDesk();
  return (
    <Sheet title={t("guide.blocked")} onClose={onClose} wide>
      <p>{t("guide.blocked.means")}</p>
      <BlockedList book={book} blocked={told.blocked} onGo={onClose} />
    </Sheet>
  );
}

export function BlockedList({
  book,
  blocked,
  onGo,
}: {
  readonly book: Book;
  readonly blocked: readonly BlockedByConsent[];
  readonly onGo: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { hands } = useDesk();
  if (blocked.length === 0) return <p className="label">{t("guide.blocked.none")}</p>;
  const goes = ({ owner }: BlockedByConsent) => {
    const home = book.chapters.find(({ id, entries }) => id === owner || entries.some((one) => one.id === owner));
    if (home) hands.chapter.set(home.id);
    onGo();
    goToPart(owner);
  };
  return (
    <ul className="gb-blocked">
      {blocked.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
        <li key={`${at} ${one.owner} ${one.field} ${one.quote?.id ?? ""}`}>
          <button type="button" className="link" onClick={() => goes(one)}>
            {whereWords(t, book, one)}
          </button>
          <span>{t(blockedKey(one.reason))}</span>
          {one.participants.length > 0 && (
            <span className="label">
              {t("guide.blocked.ask")}{" "}
              <bdi>{one.participants.map((who) => room.nameOf(who) || t("board.somebody")).join(", ")}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function whereWords(t: T, book: Book, { owner, field, quote }: BlockedByConsent): string {
  const part = book.parts.get(owner);
  const title = part?.title || t("guide.untitled");
  const kind = part && fieldNamed(part.type, field);
  if (quote) return t("guide.blocked.quote", { title });
  return kind ? t("guide.blocked.field", { title, field: t(kind.title) }) : title;
}
