import { useEffect, useRef } from "react";
import { CardFace, type CardState, cardClass, useCardLabel } from "../board/Card.tsx";
import { CardEditor } from "../board/CardEditor.tsx";
import { shift, trashCards } from "../board/doing.ts";
import { cardFits, plain } from "../board/fitting.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, type CardRecord, cardsWords, numberOf, type RegionView, stopAt } from "../board/model.ts";
import { RegionMenu } from "../board/RegionMenu.tsx";
import { useWalking } from "../board/walking.ts";
import { hasDetails } from "../checks/fields.ts";
import { useT } from "../language.ts";
import { DotsOn } from "../leading/Dots.tsx";
import type { May } from "../leading/may.ts";
import { useLeading } from "../leading/use.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { MarksOn } from "../reporting/Marks.tsx";
import { useCard, useRoom, useTopic } from "../room/use.ts";
import type { copyAddress } from "../share/card_address.ts";
import { useStore } from "../store.ts";
import "./outline.css";

const GroupMenu = later(async () => (await import("../board/GroupMenu.tsx")).GroupMenu);
const CardLacks = later(async () => (await import("../checks/door.ts")).CardLacks());

const copyAddressLater = async (...[room, hands, view, id]: Parameters<typeof copyAddress>) =>
  await (await import("../share/card_address.ts")).copyAddress(room, hands, view, id);

interface OutlineProps {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly silent: boolean;
  readonly may: May;
  readonly onEdit: (id: string) => void;
  readonly changed?: ReadonlySet<string>; // as in the canvas
}

// The same board as region, group, card: the phone's view and the screen reader's. One reading order; whatever dragging
// does, Move to… does.
export function Outline(props: OutlineProps) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "presence");
  useStore(room.unsent);
  const outline = useRef<HTMLElement>(null);
  useWalking({
    canvas: outline,
    view: props.view,
    hands: props.hands,
    may: props.may,
    onEdit: props.onEdit,
    onShift: (stop, step) => shift(room, props.hands, props.view, props.may, stop, step),
  });
  return (
    <section ref={outline} className="outline" id="board" aria-label={t("menu.outline")}>
      {props.view.regions.map((region, at) => (
        <OutlineRegion key={region.id} region={region} first={at === 0} {...props} />
      ))}
    </section>
  );
}

function OutlineRegion({
  region,
  first,
  view,
  hands,
  silent,
  may,
  onEdit,
  changed,
}: OutlineProps & { readonly region: RegionView; readonly first: boolean }) {
  const t = useT();
  const room = useRoom();
  const active = useStore(hands.active);
  const { dotted: weighs, marks } = useLeading();
  const dotted = weighs?.targets;
  const { number, groups, loose } = region;
  const cards = [...groups.flatMap((group) => group.cards), ...loose];
  const mine = cards.filter(({ id }) => room.isMine(id)).length;
  const stop = `region:${region.id}`;
  const known = active.startsWith("region:") || active.startsWith("group:") || view.cards.has(active);
  const list = (some: readonly CardRecord[]) => (
    <ol>
      {some.map((record) => (
        <OutlineCard
          key={record.id}
          record={record}
          hands={hands}
          view={view}
          may={may}
          onEdit={onEdit}
          dots={!changed && (dotted?.has(record.id) ?? false)}
          marks={changed ? 0 : (marks.get(record.id) ?? 0)}
          changed={changed}
        />
      ))}
    </ol>
  );
  return (
    <section className="reg" aria-label={t("board.region", { number, title: region.region.title })}>
      <header data-stop={stop} data-region={region.id} tabIndex={active === stop || (!known && first) ? 0 : -1}>
        <span className="rn" aria-hidden="true">
          {number}
        </span>
        <h2 dir="auto">{region.region.title}</h2>
        <span className="mine">
          {silent
            ? mine === 0
              ? t("board.yours.none")
              : t("board.yours", { count: mine })
            : t("board.cards", { count: cards.length })}
        </span>
        {!changed && <RegionMenu region={region} hands={hands} may={may} />}
        <p className="prompt" dir="auto">
          {region.region.prompt}
        </p>
        {region.region.locked && (
          <p className="prompt label">
            <Glyph name="lock" /> {t("board.locked")}
          </p>
        )}
      </header>
      {groups.map((group) => (
        <div
          key={group.id}
          role="group"
          className="outline-group"
          aria-label={t("board.group.label", { title: group.title || t("board.group.none") })}
        >
          <div className="outline-group-head">
            <h3 data-stop={stopAt(group)} tabIndex={active === stopAt(group) ? 0 : -1}>
              <bdi>{group.title || t("board.group.none")}</bdi>
              {group.cards.length < group.everywhere && <span className="label">{cardsWords(t, group)}</span>}
            </h3>
            <GroupMenu group={group} view={view} hands={hands} may={may} />
          </div>
          {!changed && dotted?.has(group.id) && <DotsOn target={group.id} />}
          {!changed && marks.has(group.id) && <MarksOn count={marks.get(group.id) ?? 0} />}
          {list(group.cards)}
        </div>
      ))}
      {loose.length > 0 && list(loose)}
      {may("addCard") && (
        <button type="button" className="link add" onClick={() => hands.writing.set({ region: region.id })}>
          {t("keys.add")}
        </button>
      )}
    </section>
  );
}

function OutlineCard({
  record: drawn,
  hands,
  view,
  may,
  onEdit,
  dots,
  marks,
  changed,
}: {
  readonly record: CardRecord;
  readonly hands: Hands;
  readonly view: BoardView;
  readonly may: May;
  readonly onEdit: (id: string) => void;
  readonly dots: boolean;
  readonly marks: number;
  readonly changed: ReadonlySet<string> | undefined;
}) {
  const t = useT();
  const room = useRoom();
  const selected = useStore(hands.selected);
  const active = useStore(hands.active);
  const record = useCard(room, drawn, changed === undefined);
  const editing = useStore(hands.editing) === record.id;
  const finding = plain(useStore(hands.finding) ?? "").trim();
  const label = useCardLabel(record);
  const paper = useRef<HTMLElement>(null);
  const mine = room.isMine(record.id);
  const holder = changed ? undefined : room.holderOf(record.id);
  const name = holder ? room.nameOf(holder.by) || t("board.somebody") : "";
  const state: CardState = {
    mine,
    selected: selected.has(record.id),
    unsent: !changed && room.notSent().has(record.id),
    faded: finding !== "" && !cardFits(record, finding),
    holder: holder ? t(holder.does === "moves" ? "board.moving" : "board.writing", { name }) : "",
    held: false,
    changed: changed?.has(record.id) ?? false,
    speaksFor: view.merged.get(record.id)?.length ?? 0,
  };
  const lit = room.session.shown.board()?.spotlight === record.id;
  const open = active === record.id || selected.has(record.id);
  const others = selected.size > 0 && !selected.has(record.id);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) paper.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const linked = view.links.filter(({ link }) => link.from === record.id);
  return (
    <li>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the whole outline, in walking.ts */}
      <article
        ref={paper}
        className={`${cardClass(record, state)}${editing ? " writing" : ""}`}
        data-stop={record.id}
        data-card={record.id}
        tabIndex={open ? 0 : -1}
        aria-label={state.holder === "" ? label : `${label} ${state.holder}`}
        onClick={(event) => {
          hands.active.set(record.id);
          if (event.shiftKey || event.ctrlKey || event.metaKey) hands.toggle(record.id);
          else hands.select([record.id]);
        }}
      >
        <CardFace
          record={record}
          state={state}
          writing={
            editing ? (
              <CardEditor
                id={record.id}
                label={label}
                onDone={(next) => {
                  hands.editing.set("");
                  if (next === "another") hands.writing.set({ region: record.body.value.region });
                }}
              />
            ) : undefined
          }
        />
      </article>
      {!changed && <CardLacks id={record.id} card={record.body.value} />}
      {dots && <DotsOn target={record.id} />}
      {marks > 0 && <MarksOn count={marks} />}
      {linked.map(({ id, link }) => (
        <p key={id} className="outline-link">
          → {t("board.links.from", { label: link.label, numbers: numberOf(view.cards.get(link.to) ?? record) })}
        </p>
      ))}
      {others && may("moveCards") && (
        <button type="button" className="link also" onClick={() => hands.toggle(record.id)}>
          {t("outline.also")}
        </button>
      )}
      {open && !editing && selected.size < 2 && (
        <div className="act">
          {mine && may("editText", record.id) && (
            <button type="button" className="link" onClick={() => onEdit(record.id)}>
              {t("edit")}
            </button>
          )}
          {may("moveCards", record.id) && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "move", ids: [record.id] })}>
              {t("board.move")}
            </button>
          )}
          {may("addLink", record.id) && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "link", id: record.id })}>
              {t("board.link")}
            </button>
          )}
          {may("setCard", record.id) && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "kind", ids: [record.id] })}>
              {t("board.kind")}
            </button>
          )}
          {hasDetails(room.session.shown, record.body.value) && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "details", id: record.id })}>
              {t("board.details")}
            </button>
          )}
          {may("mergeCards", record.id) && (
            <button
              type="button"
              className="link"
              onClick={() => hands.asking.set({ what: "merge", ids: [record.id] })}
            >
              {t("board.merge")}
            </button>
          )}
          {may("setSpotlight") && (
            <button
              type="button"
              className="link"
              onClick={() => room.does([{ case: "setSpotlight", value: { id: lit ? "" : record.id } }])}
            >
              {t(lit ? "spotlight.end" : "spotlight.show")}
            </button>
          )}
          {!changed && (
            <button type="button" className="link" onClick={() => void copyAddressLater(room, hands, view, record.id)}>
              {t("board.address")}
            </button>
          )}
          {may("trashCards", record.id) && (
            <button type="button" className="link" onClick={() => trashCards(room, hands, [record.id])}>
              {t("board.throw")}
            </button>
          )}
          {!changed && may("withdrawCard", record.id) && (
            <button
              type="button"
              className="link"
              onClick={() => hands.asking.set({ what: "withdraw", id: record.id })}
            >
              {t("withdraw.menu")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
