import { useEffect, useMemo, useState } from "react";
import type { Board } from "../../index.ts";
import { CardFace, cardClass } from "../board/Card.tsx";
import { kindKey, lookOf } from "../board/kinds.ts";
import { type BoardView, type CardRecord, numberOf, type RegionView, viewOf } from "../board/model.ts";
import { languageShown, useT } from "../language.ts";
import { HarvestWords } from "../leading/HarvestPanel.tsx";
import { type Leading, leadingOf } from "../leading/model.ts";
import { clockAt, PhaseEnd } from "../leading/PhaseClock.tsx";
import { phaseTitle } from "../leading/phases.ts";
import { Results } from "../leading/Results.tsx";
import { LeadingContext } from "../leading/use.ts";
import { daysWords, isZone, shownAt, zoneHere } from "../meeting/times.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Mark } from "../parts/Mark.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import { pillarOf } from "../parts/pillars.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { addressOf } from "../route.ts";
import { blanksOf } from "./blanks.ts";
import "../leading/leading.css";
import "./print.css";

type Paper = "a4" | "a3";
type Filled = "cards" | "blank";

// The board on paper, when there is no other way: the same regions and numbers, or empty with lines to write on.
export function PrintScreen({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  const words = useTopic(room, "words");
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const view = useMemo(() => viewOf(room.session.shown), [room, version, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const leading = useMemo(() => leadingOf(room.session.shown), [room, version]);
  const asked = new URLSearchParams(location.search);
  const [paper, setPaper] = useState<Paper>(asked.get("paper") === "a3" ? "a3" : "a4");
  const [filled, setFilled] = useState<Filled>(asked.get("blank") === "" ? "blank" : "cards");
  useEffect(() => {
    document.documentElement.dataset.paper = paper;
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, [paper]);
  return (
    <div className="print-screen">
      <header className="run no-print">
        <Mark pillar={pillarOf(board.pillar)} />
        <span className="where">
          <span className="s">{t("print.title")}</span>
          <b dir="auto">{board.title}</b>
        </span>
        <div className="end">
          <Either
            label={t("print.paper")}
            value={paper}
            onChange={setPaper}
            choices={[
              ["a4", "A4"],
              ["a3", "A3"],
            ]}
          />
          <Either
            label={t("print.what")}
            value={filled}
            onChange={setFilled}
            choices={[
              ["cards", t("print.cards")],
              ["blank", t("print.blank")],
            ]}
          />
          <a className="b bare" href={addressOf("board", room.document)}>
            {t("print.back")}
          </a>
          <button type="button" className="b main" onClick={() => print()}>
            {t("print.go")}
          </button>
        </div>
      </header>
      <main className={`paper ${paper} ${filled}`}>
        <Top board={board} />
        {filled === "blank" && <p className="paper-hint">{t("print.blank.hint")}</p>}
        <div className="paper-regions">
          {view.regions.map((region) =>
            filled === "cards" ? (
              <RegionWithCards key={region.id} region={region} view={view} />
            ) : (
              <RegionToWriteIn key={region.id} region={region} paper={paper} />
            ),
          )}
        </div>
        {filled === "cards" && <Links view={view} />}
        {filled === "cards" && <Led room={room} leading={leading} />}
        <p className="paper-foot">
          {board.meetingTitle} {board.meetingTitle !== "" && board.title !== "" && "·"} {board.title} · Plenary
        </p>
      </main>
    </div>
  );
}

function Either<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly (readonly [Value, string])[];
}) {
  return (
    <div className="either" role="group" aria-label={label}>
      {choices.map(([one, words]) => (
        <button key={one} type="button" className="b" aria-pressed={one === value} onClick={() => onChange(one)}>
          {words}
        </button>
      ))}
    </div>
  );
}

function Top({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  const pillar = pillarOf(board.pillar);
  const zone = isZone(board.timeZone) ? board.timeZone : zoneHere();
  const at = shownAt(Number(board.startsMs) || room.session.serverMs(), zone);
  return (
    <header className="paper-top">
      <p className="paper-kicker">
        {pillar && <PillarName pillar={pillar} />}
        <span>
          {[board.meetingTitle, board.title, daysWords(at.day, "", languageShown())].filter(Boolean).join(" · ")}
        </span>
      </p>
      <h1 dir="auto">{board.framingQuestion || board.title}</h1>
      {board.fictional && <p className="label">{t("meeting.fictional")}</p>}
    </header>
  );
}

function RegionTop({ region: { number, region } }: { readonly region: RegionView }) {
  return (
    <header>
      <span className="rn">{number}</span>
      <div>
        <h2 dir="auto">{region.title}</h2>
        <p dir="auto">{region.prompt}</p>
      </div>
    </header>
  );
}

function RegionWithCards({ region, view }: { readonly region: RegionView; readonly view: BoardView }) {
  const t = useT();
  const { groups, loose } = region;
  const none = groups.every(({ cards }) => cards.length === 0) && loose.length === 0;
  return (
    <section className="paper-region">
      <RegionTop region={region} />
      {groups.length > 0 && (
        <div className="paper-groups">
          {groups.map((group) => (
            <section key={group.id} className={`paper-group wide-${Math.min(3, Math.max(1, group.cards.length))}`}>
              <h3 dir="auto">{group.title || t("board.group.none")}</h3>
              <Cards cards={group.cards} view={view} />
            </section>
          ))}
        </div>
      )}
      <Cards cards={loose} view={view} />
      {none && <p className="paper-none">{t("print.none")}</p>}
    </section>
  );
}

function Cards({ cards, view }: { readonly cards: readonly CardRecord[]; readonly view: BoardView }) {
  const room = useRoom();
  if (cards.length === 0) return null;
  const plain = {
    mine: false,
    selected: false,
    unsent: false,
    faded: false,
    holder: "",
    held: false,
    speaksFor: 0,
    changed: false,
  };
  return (
    <div className="paper-cards">
      {cards.map((record) => {
        const state = { ...plain, mine: numberOf(record) === "" && room.isMine(record.id) };
        const from = view.links.filter(({ link }) => link.from === record.id);
        return (
          <article key={record.id} className={cardClass(record, { ...state, mine: false })}>
            <CardFace record={record} state={state} />
            {from.length > 0 && (
              <p className="paper-links">
                {from
                  .map(({ link }) => {
                    const to = view.cards.get(link.to);
                    return `→ ${link.label} ${to ? numberOf(to) : ""}`.replace(/ +/g, " ");
                  })
                  .join("; ")}
              </p>
            )}
          </article>
        );
      })}
    </div>
  );
}

// Links that cannot be drawn on paper are spelled out, once more in one place.
function Links({ view }: { readonly view: BoardView }) {
  const t = useT();
  if (view.links.length === 0) return null;
  const number = (id: string) => {
    const card = view.cards.get(id);
    return card ? numberOf(card) : "";
  };
  return (
    <section className="paper-all-links">
      <h2>{t("print.links")}</h2>
      <p>
        {view.links.map(({ id, link }) => (
          <span key={id}>
            <bdi>
              {number(link.from)} {link.label || "→"} {number(link.to)}
            </bdi>
          </span>
        ))}
      </p>
    </section>
  );
}

// Where the group was when this was printed, what its votes brought, and what it carries on.
function Led({ room, leading }: { readonly room: Room; readonly leading: Leading }) {
  const t = useT();
  const { running, harvest } = leading;
  const closed = leading.votes.filter(({ body }) => body.value.closedMs !== 0n);
  return (
    <LeadingContext value={leading}>
      {running && (
        <p className="paper-foot num">
          {phaseTitle(t, running.body.value)}, <PhaseEnd phase={running} />. {clockAt(room, room.session.serverMs())}
        </p>
      )}
      {closed.map((vote) => (
        <section key={vote.id} className="paper-vote">
          <h2 dir="auto">{vote.body.value.title || t("vote.title")}</h2>
          <Results vote={vote} />
        </section>
      ))}
      {harvest && (
        <section className="paper-vote">
          <h2>{t("harvest.title")}</h2>
          <HarvestWords harvest={harvest} />
        </section>
      )}
    </LeadingContext>
  );
}

function RegionToWriteIn({ region, paper }: { readonly region: RegionView; readonly paper: Paper }) {
  const t = useT();
  return (
    <section className="paper-region">
      <RegionTop region={region} />
      {region.region.cardKinds.length > 0 && (
        <p className="paper-kinds">
          {region.region.cardKinds.map((kind) => (
            <span key={kind}>
              <Glyph name={lookOf(kind).glyph} /> {t(kindKey(kind))}
            </span>
          ))}
        </p>
      )}
      <div className="paper-cards">
        {blanksOf(region.number, paper).map((name) => (
          <div key={name} className="paper-blank">
            <p>
              <span>{name}</span> <span>{t("write.kind")} ______________</span>
            </p>
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </section>
  );
}
