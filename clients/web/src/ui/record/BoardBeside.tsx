import { useEffect, useMemo } from "react";
import { Note_Visibility, Vote_Method } from "../../index.ts";
import { CardFace, type CardState, cardClass, useCardLabel } from "../board/Card.tsx";
import { Hands as BoardHands } from "../board/hands.ts";
import { type CardRecord, viewOf } from "../board/model.ts";
import { languageShown, useT } from "../language.ts";
import { dotResults } from "../leading/votes.ts";
import { Around } from "../notes/around.ts";
import { isHere, type NoteRecord } from "../notes/merging.ts";
import { NoteText } from "../notes/NoteText.tsx";
import { Glyph } from "../parts/Glyph.tsx";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { roomOf } from "./boards.ts";
import { clockAt, zoneOf } from "./days.ts";
import { useDesk } from "./desk.ts";

// The board a record comes from, as it is now, and only to be read; with several groups, one at a time.
export function BoardBeside() {
  const t = useT();
  const room = useRoom();
  const { hands, boards } = useDesk();
  const chosen = useStore(hands.board);
  const all = [...boards.keys()];
  const shown = boards.has(chosen) ? chosen : (all[0] ?? "");
  const board = roomOf(boards, shown);
  const groups = room.session.shown.sessionRecord()?.groups ?? [];
  const titleOf = (id: string) =>
    groups.find((group) => group.board === id)?.title || roomOf(boards, id)?.session.shown.board()?.title || id;
  return (
    <aside className="rec-src" aria-label={t("record.board")}>
      <div className="col-h">
        <h2>{t("record.board")}</h2>
        <span>
          <Glyph name="lock" /> {t("record.board.readOnly")}
        </span>
      </div>
      {all.length > 1 && (
        <label>
          <span className="vh">{t("record.board.which")}</span>
          <select className="field" value={shown} onChange={(event) => hands.board.set(event.target.value)}>
            {all.map((id) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </select>
        </label>
      )}
      {board ? (
        <Outline key={shown} board={board} />
      ) : (
        <p className="panel-empty">{t(boards.get(shown) === "opening" ? "state.connecting" : "record.board.shut")}</p>
      )}
    </aside>
  );
}

function Outline({ board }: { readonly board: Room }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(board, "document");
  const { hands } = useDesk();
  const source = useStore(hands.source);
  const { shown } = board.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const view = useMemo(() => viewOf(shown), [shown, version]);
  const people = useTopic(board, "people");
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another one when the board, names or the language are others
  const around = useMemo(
    () => new Around(board, view, new BoardHands(), () => {}),
    [board, view, people, languageShown()],
  );
  const zone = zoneOf(shown.board()?.timeZone ?? "");
  const regions = view.regions.filter(({ groups, loose }) => groups.length > 0 || loose.length > 0);
  const active = useStore(hands.active);
  const used = new Set((room.session.shown.paragraph(active)?.sources ?? []).map((one) => one.id));
  if (source) used.add(source.id);
  const harvest = [...shown.ofKind("harvest")].find(({ body }) => body.value.headline !== "" || body.value.noHeadline);
  const dots = new Map<string, number>();
  const votes = [...shown.ofKind("vote")].filter(({ body }) => body.value.closedMs !== 0n);
  for (const { body } of votes)
    if (body.value.method === Vote_Method.DOTS)
      for (const one of dotResults(body.value)) dots.set(one.target, one.dots);
  const notes = [...shown.ofKind("note")]
    .filter(({ body }) => isHere(body.value))
    .sort((a, b) => Number(a.body.value.atMs - b.body.value.atMs));
  const decisions = [...shown.ofKind("decision")].filter(({ body }) => body.value.number > 0);

  const id = source?.document === board.document ? source.id : "";
  const there = id !== "" && shown.find(id) !== undefined;
  useEffect(() => {
    if (!there) return;
    const timer = setTimeout(() => {
      const part = document.querySelector<HTMLElement>(`.rec-src [data-stop="${CSS.escape(id)}"]`);
      part?.scrollIntoView({ block: "center" });
      part?.focus({ preventScroll: true });
    }, 60);
    return () => clearTimeout(timer);
  }, [id, there]);

  const pairs = (cards: readonly CardRecord[]) => (
    <ol className="pair">
      {cards.map((record) => (
        <OneCard key={record.id} record={record} used={used.has(record.id)} />
      ))}
    </ol>
  );
  const line = (stop: string, label: string, words: string) => (
    <li key={stop} data-stop={stop} tabIndex={-1} className={used.has(stop) ? "used" : ""}>
      <span className="label num">{label}</span>
      <p dir="auto">{words}</p>
    </li>
  );
  return (
    <div className="rec-outline">
      {regions.map((region) => (
        <section key={region.id} aria-label={t("board.region", { number: region.number, title: region.region.title })}>
          <h3 className="region">
            <bdi>{region.region.title}</bdi>
          </h3>
          {region.groups.map((group) => (
            <div key={group.id} className="rec-tray" data-stop={group.id} tabIndex={-1}>
              <h4>
                <bdi>{group.title || t("board.group.none")}</bdi>
                {dots.has(group.id) && <span>{t("vote.dots", { count: dots.get(group.id) ?? 0 })}</span>}
              </h4>
              {pairs(group.cards)}
            </div>
          ))}
          {region.loose.length > 0 && pairs(region.loose)}
        </section>
      ))}
      {harvest && (
        <section aria-label={t("record.source.harvest")}>
          <h3 className="region">{t("record.source.harvest")}</h3>
          <ul className="lines">
            {line(
              harvest.id,
              t("record.source.harvest"),
              [harvest.body.value.headline, harvest.body.value.disagreementKept].filter(Boolean).join("\n"),
            )}
          </ul>
        </section>
      )}
      {decisions.length > 0 && (
        <section aria-label={t("record.section.decisions")}>
          <h3 className="region">{t("record.section.decisions")}</h3>
          <ul className="lines">
            {decisions.map(({ id: stop, body: { value } }) =>
              line(
                stop,
                t("record.source.decision", { number: value.number }),
                value.versions.at(-1)?.text || value.title,
              ),
            )}
          </ul>
        </section>
      )}
      {votes.length > 0 && (
        <section aria-label={t("record.votes")}>
          <h3 className="region">{t("record.votes")}</h3>
          <ul className="lines">
            {votes.map(({ id: stop, body: { value } }) => line(stop, t("record.source.vote"), value.title))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section aria-label={t("notes.title")}>
          <h3 className="region">{t("notes.title")}</h3>
          <ul className="lines">
            {notes.map((note) => (
              <OneNote key={note.id} note={note} around={around} zone={zone} used={used.has(note.id)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

// As the panel of notes on the board shows it.
function OneNote({
  note: { id, text, body },
  around,
  zone,
  used,
}: {
  readonly note: NoteRecord;
  readonly around: Around;
  readonly zone: string;
  readonly used: boolean;
}) {
  const t = useT();
  const working = body.value.visibility === Note_Visibility.WORKING;
  return (
    <li data-stop={id} tabIndex={-1} className={used ? "used" : ""}>
      <span className="label num">{clockAt(Number(body.value.atMs), zone)}</span>
      <div>
        {working && <p className="note-tag label">{t("notes.working.label")}</p>}
        <NoteText words={text?.content ?? ""} around={around} />
      </div>
    </li>
  );
}

const asItLies: CardState = {
  mine: false,
  selected: false,
  unsent: false,
  faded: false,
  holder: "",
  held: false,
  speaksFor: 0,
  changed: false,
};

function OneCard({ record, used }: { readonly record: CardRecord; readonly used: boolean }) {
  const label = useCardLabel(record);
  return (
    <li>
      <article
        className={`${cardClass(record, asItLies)}${used ? " used" : ""}`}
        data-stop={record.id}
        tabIndex={-1}
        aria-label={label}
      >
        <CardFace record={record} state={asItLies} />
      </article>
    </li>
  );
}
