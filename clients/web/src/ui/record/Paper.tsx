import { useMemo, useRef } from "react";
import type { RecordFinding, RecordOffer, SessionRecordHead } from "../../index.ts";
import { t, useT } from "../language.ts";
import { PillarName } from "../parts/PillarName.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { Approved } from "./Approved.tsx";
import { type Desk, goToPart, useDesk } from "./desk.ts";
import { addParagraph, moveParagraph } from "./doing.ts";
import { keyOf, Offer } from "./Offers.tsx";
import { ParagraphLine, type Walk } from "./ParagraphLine.tsx";
import { besideOf, type CorrectionRecord, type Paper as PaperOf, type SectionOfPaper } from "./paper.ts";
import { Status } from "./Status.tsx";
import { headWords } from "./words.ts";

export interface Beside {
  readonly findings: ReadonlyMap<string, readonly RecordFinding[]>; // by paragraph
  readonly offers: readonly RecordOffer[];
}

// The record as it is read: where it stands, what it is about, its sections with numbered paragraphs.
export function Paper({
  head,
  paper,
  beside,
  nowMs,
}: {
  readonly head: SessionRecordHead;
  readonly paper: PaperOf;
  readonly beside: Beside;
  readonly nowMs: number;
}) {
  const t = useT();
  const desk = useDesk();
  const room = useRoom();
  const pillar = pillarOf(head.pillar);
  const walk = useWalk(desk, paper);
  const shown = paper.sections.filter(({ paragraphs }) => paragraphs.length > 0 || (desk.keeps && !desk.frozen));
  useTopic(room, "people");
  const contact = room.nameOf(head.keyContact);
  return (
    <section className="rec-paper" id="record" aria-label={t("record.title")} tabIndex={-1}>
      <div className="in">
        <Status head={head} paper={paper} nowMs={nowMs} />
        {pillar && <PillarName pillar={pillar} />}
        <h1 dir="auto">{head.title}</h1>
        <p className="sub">
          {headWords(head, desk.zone)} {t("record.notVerbatim")}
          {head.fictional && <> {t("record.fictional")}</>}
        </p>
        <p className="sub">
          {t("record.present", { count: new Set(head.attendees.map(({ participant }) => participant)).size })}{" "}
          {contact !== "" && (
            <>
              {t("record.contact")} <bdi>{contact}</bdi>.
            </>
          )}
        </p>
        {head.framingQuestion !== "" && (
          <blockquote className="rec-question" dir="auto">
            {head.framingQuestion}
          </blockquote>
        )}
        {shown.map((section) => (
          <SectionOf key={section.section.key} section={section} paper={paper} beside={beside} walk={walk} />
        ))}
        {paper.paragraphs.length === 0 && !desk.keeps && <p className="panel-empty">{t("record.notYours")}</p>}
        <Approved head={head} />
        <Trash paper={paper} />
      </div>
    </section>
  );
}

const none: readonly CorrectionRecord[] = [];

function SectionOf({
  section: { section, paragraphs },
  paper,
  beside,
  walk,
}: {
  readonly section: SectionOfPaper;
  readonly paper: PaperOf;
  readonly beside: Beside;
  readonly walk: Walk;
}) {
  const t = useT();
  const room = useRoom();
  const desk = useDesk();
  const active = useStore(desk.hands.active);
  const atNone = !paper.paragraphs.some(({ id }) => id === active);
  const fresh = beside.offers.filter(({ change, paragraph }) => change === "new" && paragraph?.section === section.key);
  const corrigenda = useMemo(() => {
    const by = new Map<string, CorrectionRecord[]>();
    for (const one of paper.corrigenda) {
      const { paragraph } = one.body.value;
      by.set(paragraph, [...(by.get(paragraph) ?? none), one]);
    }
    return by;
  }, [paper.corrigenda]);
  const heading = (
    <h2>
      <i className="num">{section.number}</i> {t(section.title)}
    </h2>
  );
  const inside = (
    <>
      {paragraphs.length > 0 && (
        <ol>
          {paragraphs.map((one) => (
            <ParagraphLine
              key={one.id}
              one={one}
              tells={beside.findings.get(one.id)}
              offer={beside.offers.find(({ id }) => id === one.id)}
              waiting={paper.waiting.filter(({ body }) => body.value.paragraph === one.id).length}
              corrigenda={corrigenda.get(one.id)}
              reached={atNone && one.id === paper.paragraphs[0]?.id}
              walk={walk}
            />
          ))}
        </ol>
      )}
      {fresh.map((offer) => (
        <Offer key={keyOf(offer)} offer={offer} words="" />
      ))}
      {desk.keeps && !desk.frozen && (
        <button
          type="button"
          className="link rec-add"
          onClick={() => addParagraph(room, desk, section.key, paragraphs.at(-1)?.id ?? "")}
        >
          {t("record.add")}
          <span className="vh">
            {" "}
            {section.number} {t(section.title)}
          </span>
        </button>
      )}
    </>
  );
  // The whole board stands there: folded, as few read it.
  if (section.key === "annex" && paragraphs.length > 0)
    return (
      <section className="rec-section annex" aria-label={`${section.number} ${t(section.title)}`}>
        <details>
          <summary>
            {heading}
            <span className="label num">{t("record.paragraphs", { count: paragraphs.length })}</span>
          </summary>
          {inside}
        </details>
      </section>
    );
  return (
    <section
      className={`rec-section${paragraphs.length === 0 ? " empty" : ""}`}
      aria-label={`${section.number} ${t(section.title)}`}
    >
      {heading}
      {section.inside && paragraphs.length > 0 && <p className="label rec-inside">{t("record.section.inside")}</p>}
      {inside}
    </section>
  );
}

// The same functions for as long as the record is open: what they need of it they read when they are called.
function useWalk(desk: Desk, paper: PaperOf): Walk {
  const room = useRoom();
  const now = useRef({ desk, paper });
  now.current = { desk, paper };
  return useMemo(
    (): Walk => ({
      next: (from, step) => {
        const { paragraphs } = now.current.paper;
        const next = paragraphs[paragraphs.findIndex(({ id }) => id === from) + step];
        if (!next) return;
        const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(next.id)}"]`);
        const folded = part?.closest("details");
        if (folded) folded.open = true;
        part?.focus();
      },
      moves: (one, step) => void moveParagraph(room, now.current.paper, one, step),
      addBelow: ({ id, record }) => {
        const { section, board } = record.body.value;
        addParagraph(room, now.current.desk, section, id, board);
      },
      throwsAway: ({ id }) => {
        const next = besideOf(now.current.paper, id);
        const { ok } = room.does([{ case: "trashParagraph", value: { id } }], t("record.trashed"));
        if (ok && next) goToPart(now.current.desk.hands, next);
      },
      goesBeside: (from) => {
        const next = besideOf(now.current.paper, from);
        if (next) goToPart(now.current.desk.hands, next);
      },
    }),
    [room],
  );
}

function Trash({ paper }: { readonly paper: PaperOf }) {
  const t = useT();
  const room = useRoom();
  const { keeps, frozen } = useDesk();
  // What somebody began and left empty is no loss.
  const trashed = paper.trashed.filter(({ text, body }) => (text?.content ?? "") !== "" || body.value.quotation);
  if (!keeps || frozen || trashed.length === 0) return null;
  return (
    <details className="rec-trash">
      <summary>{t("record.inTrash", { count: trashed.length })}</summary>
      <ul>
        {trashed.map(({ id, text }) => (
          <li key={id}>
            <p dir="auto">{text?.content || t("record.source.quotation")}</p>
            <button
              type="button"
              className="b"
              onClick={() => room.does([{ case: "restoreParagraph", value: { id } }], t("record.restored"))}
            >
              {t("record.restore")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
