import { useEffect, useState } from "react";
import { guidebookAt } from "../../guidebook.ts";
import type { Guidebook, GuidebookOffers, OfferedEntry, OfferedField } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { isLetIn } from "../record/entering.ts";
import { Why } from "../record/Why.tsx";
import { useRoom } from "../room/use.ts";
import type { Book } from "./book.ts";
import { goToPart, useDesk } from "./desk.ts";
import { fieldNamed, typeKey } from "./fields.ts";
import { keyOfOffer, leaves, leftOf } from "./left.ts";
import { otherMeetings, useApprovedRecords, useBoardsOf } from "./meetings.ts";
import { OfferedParagraphs } from "./OfferedParagraphs.tsx";

// What a board has for the guidebook, by the hooks of its template: taken in as a new entry, or into one that is there, or
// left. Sources come along.
export function OffersDialog({
  book,
  head,
  chapter,
  onClose,
}: {
  readonly book: Book;
  readonly head: Guidebook;
  readonly chapter: string;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const boards = useBoardsOf(head.meetings);
  const records = useApprovedRecords(head.meetings);
  const [wished, setWished] = useState("");
  const board = wished || (boards[0]?.board ?? records[0]?.document ?? "");
  const [offers, setOffers] = useState<GuidebookOffers>();
  const [fault, setFault] = useState("");
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something was taken in
  useEffect(() => {
    if (board === "") return;
    let here = true;
    setFault("");
    const reads = async () => {
      const record = records.find(({ document }) => document === board);
      if (record) await isLetIn(record);
      const answer = await guidebookAt(room.document).readOffers(board);
      if (!here) return;
      if (answer.ok) setOffers(answer.value);
      else setFault(t(answer.status === 0 ? "join.unreached" : "guide.no.way"));
    };
    void reads();
    return () => {
      here = false;
    };
  }, [room, board, t, asked]);
  const again = () => setTimeout(() => setAsked((times) => times + 1), 700);
  const shown = offers && (offers.board || offers.record) === board ? offers : undefined;
  return (
    <Sheet title={t("guide.offers")} onClose={onClose} wide>
      <p>{t("guide.offers.means")}</p>
      {boards.length + records.length === 0 && <p className="label">{t("guide.offers.noBoards")}</p>}
      <label>
        <span className="lab">{t("guide.offers.from")}</span>
        <select className="field" value={board} onChange={(event) => setWished(event.target.value)}>
          {boards.map((one) => (
            <option key={one.board} value={one.board}>
              {one.title || one.board}
            </option>
          ))}
          {records.map(({ document, title }) => (
            <option key={document} value={document}>
              {t("guide.sources.record", { title })}
            </option>
          ))}
        </select>
      </label>
      <Why words={fault} />
      {shown?.record === "" && (
        <Offered offers={shown} book={book} chapter={chapter} onTaken={again} onClose={onClose} />
      )}
      {shown && shown.record !== "" && (
        <OfferedParagraphs key={shown.record} offers={shown} book={book} chapter={chapter} onTaken={again} />
      )}
      <OtherMeetings head={head} />
    </Sheet>
  );
}

function Offered({
  offers,
  book,
  chapter,
  onTaken,
  onClose,
}: {
  readonly offers: GuidebookOffers;
  readonly book: Book;
  readonly chapter: string;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [left, setLeft] = useState(() => leftOf(room.document));
  const stands = (type: string) => (field: OfferedField) => !left.has(keyOfOffer(offers.board, type, field));
  const leave = (type: string) => (field: OfferedField) => {
    leaves(room.document, keyOfOffer(offers.board, type, field));
    setLeft(leftOf(room.document));
    room.announcer.own(t("guide.offers.left.said"));
  };
  const home = book.chapters.find(({ chapter: one }) => one.pillar === offers.pillar)?.id ?? chapter;
  const entries = offers.entries
    .map((entry) => ({ ...entry, fields: entry.fields.filter(stands(entry.type)) }))
    .filter(({ fields }) => fields.length > 0);
  const ofChapter = offers.chapter.filter(stands("chapter"));
  if (entries.length + ofChapter.length === 0) return <p className="label">{t("guide.offers.none")}</p>;
  return (
    <div className="gb-offers">
      {entries.map((entry) => (
        <OneEntry
          key={entry.type}
          offered={entry}
          book={book}
          home={home}
          onTaken={onTaken}
          onClose={onClose}
          onLeave={leave(entry.type)}
        />
      ))}
      {ofChapter.length > 0 && (
        <section aria-label={t("guide.chapter")}>
          <h3>{t("guide.offers.chapter", { title: book.parts.get(home)?.title ?? "" })}</h3>
          {ofChapter.map((field) => (
            <OneField
              key={field.name}
              type="chapter"
              field={field}
              into={book.chapters.filter(({ ready }) => !ready).map(({ id, title }) => ({ id, title }))}
              first={home}
              onTaken={onTaken}
              onLeave={leave("chapter")}
            />
          ))}
        </section>
      )}
    </div>
  );
}

function OneEntry({
  offered,
  book,
  home,
  onTaken,
  onClose,
  onLeave,
}: {
  readonly offered: OfferedEntry;
  readonly book: Book;
  readonly home: string;
  readonly onTaken: () => void;
  readonly onClose: () => void;
  readonly onLeave: (field: OfferedField) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  const type = t(typeKey(offered.type));
  const into = book.chapters
    .flatMap(({ entries }) => entries)
    .filter((one) => one.type === offered.type && !one.ready)
    .map(({ id, title }) => ({ id, title: title || t("guide.untitled") }));
  const fresh = offered.fields.filter(({ taken }) => !taken);
  const begin = () => {
    const id = room.session.newId();
    const fields = (fresh.length > 0 ? fresh : offered.fields).map(({ name, text, sources }) => ({
      name,
      text,
      sources,
    }));
    const value = { id, type: offered.type, chapter: home, title: offered.title, fields };
    if (!room.does([{ case: "addEntry", value }], t("guide.add.said")).ok) return;
    hands.chapter.set(home);
    onClose();
    goToPart(id);
  };
  return (
    <section aria-label={type}>
      <h3>
        {type}: <bdi>{offered.title}</bdi>
      </h3>
      <button type="button" className="b" onClick={begin}>
        {t("guide.offers.asNew", { type })}
      </button>
      {offered.fields.map((field) => (
        <OneField
          key={field.name}
          type={offered.type}
          field={field}
          into={into}
          first={into[0]?.id ?? ""}
          onTaken={onTaken}
          onLeave={onLeave}
        />
      ))}
    </section>
  );
}

function OneField({
  type,
  field,
  into,
  first,
  onTaken,
  onLeave,
}: {
  readonly type: string;
  readonly field: OfferedField;
  readonly into: readonly { readonly id: string; readonly title: string }[];
  readonly first: string;
  readonly onTaken: () => void;
  readonly onLeave: (field: OfferedField) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [chosen, setChosen] = useState("");
  const owner = into.some(({ id }) => id === chosen) ? chosen : first;
  const kind = fieldNamed(type, field.name);
  const title = kind ? t(kind.title) : field.name;
  const take = () => {
    const { name, text, sources } = field;
    if (
      room.does([{ case: "setField", value: { owner, name, text, sources, add: true } }], t("guide.offers.taken.said"))
        .ok
    )
      onTaken();
  };
  return (
    <div className="gb-offer" role="group" aria-label={title}>
      <p>
        <b>{title}</b>{" "}
        <span className="label">
          {field.taken ? t("guide.offers.taken") : t("guide.offers.sources", { count: field.sources.length })}
        </span>
      </p>
      <blockquote dir="auto">{field.text}</blockquote>
      <div className="row">
        {into.length > 1 && (
          <label>
            <span className="vh">{t("guide.offers.where")}</span>
            <select className="field" value={owner} onChange={(event) => setChosen(event.target.value)}>
              {into.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        )}
        {into.length > 0 && !field.taken && (
          <button type="button" className="link" onClick={take}>
            {t("guide.offers.into", { title: into.find(({ id }) => id === owner)?.title ?? into[0]?.title ?? "" })}
          </button>
        )}
        <button type="button" className="link" onClick={() => onLeave(field)}>
          {t("guide.offers.leave")}
          <span className="vh"> {title}</span>
        </button>
      </div>
    </div>
  );
}

// What another meeting brought, for whoever is a member of it.
function OtherMeetings({ head }: { readonly head: Guidebook }) {
  const t = useT();
  const room = useRoom();
  const [others] = useState(() => otherMeetings(head.meetings));
  const [chosen, setChosen] = useState("");
  const [said, setSaid] = useState("");
  const left = others.filter((meeting) => !head.meetings.includes(meeting));
  const meeting = left.includes(chosen) ? chosen : (left[0] ?? "");
  const go = async () => {
    const answer = await guidebookAt(room.document).takeInMeeting(meeting);
    if (!answer.ok) return setSaid(t(answer.status === 0 ? "join.unreached" : "guide.no.meeting"));
    setSaid(t("guide.meeting.said", { title: answer.value.title }));
  };
  if (left.length === 0 && said === "") return null;
  return (
    <details className="gb-meetings">
      <summary>{t("guide.meeting")}</summary>
      {left.length > 0 && (
        <div className="row">
          <label>
            <span className="vh">{t("guide.meeting")}</span>
            <select className="field" value={meeting} onChange={(event) => setChosen(event.target.value)}>
              {left.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="b" onClick={() => void go()}>
            {t("guide.meeting.take")}
          </button>
        </div>
      )}
      {said !== "" && <p role="status">{said}</p>}
    </details>
  );
}
