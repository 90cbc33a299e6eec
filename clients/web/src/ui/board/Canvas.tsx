import { memo, type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { languageShown, useT } from "../language.ts";
import { DotsOn } from "../leading/Dots.tsx";
import type { May } from "../leading/may.ts";
import { useLeading } from "../leading/use.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { MarksOn } from "../reporting/Marks.tsx";
import { useCard, useRoom, useTopic } from "../room/use.ts";
import { settings } from "../settings/settings.ts";
import { useStore } from "../store.ts";
import { CardFace, type CardState, cardClass, useCardLabel } from "./Card.tsx";
import { CardEditor } from "./CardEditor.tsx";
import { aboutCards, shift } from "./doing.ts";
import { useDragging } from "./dragging.ts";
import type { DropTarget } from "./dropping.ts";
import { cardFits, plain } from "./fitting.ts";
import { glide, place, putAt } from "./glide.ts";
import type { Hands } from "./hands.ts";
import { heldBox } from "./held.ts";
import { Links } from "./Links.tsx";
import { around, type Box, columnsFor, type Layout, layOut, type RegionIn } from "./layout.ts";
import { Measures } from "./measures.ts";
import {
  type BoardView,
  type CardRecord,
  cardsWords,
  type GroupView,
  numberOf,
  partOf,
  type RegionView,
  stopAt,
} from "./model.ts";
import { Plan, planIsOpen } from "./Plan.tsx";
import { Pointers } from "./Pointers.tsx";
import { RegionMenu } from "./RegionMenu.tsx";
import { useWalking } from "./walking.ts";
import { underPlan, underTools, useZoom, useZoomKeys, type View } from "./zoom.ts";
import "./canvas.css";

const HandTool = later(async () => (await import("../dialogs/door.ts")).HandTool());
const MoreTools = later(async () => (await import("./MoreTools.tsx")).MoreTools);
const GroupMenu = later(async () => (await import("./GroupMenu.tsx")).GroupMenu);

export interface CanvasProps {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly silent: boolean;
  readonly may: May;
  readonly onEdit: (id: string) => void;
  readonly apart?: boolean; // there are no tools: a card that is chosen has its menu itself
  readonly changed?: ReadonlySet<string>; // the board as it was is shown, and this is what changed last
}

// The board as a table with paper on it. Places come from layout.ts; what a card needs in height is measured, once for
// each way it looks.
export function Canvas({ view, hands, silent, may, onEdit, apart = false, changed }: CanvasProps) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "presence");
  const unsent = useStore(room.unsent);
  const { textScale } = useStore(settings);
  const selected = useStore(hands.selected);
  const editing = useStore(hands.editing);
  const finding = useStore(hands.finding);
  const active = useStore(hands.active);
  const canvas = useRef<HTMLElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const width = useWidth(canvas);
  const columns = columnsFor(width, textScale);
  const [measures] = useState(() => new Measures());
  const [layout, setLayout] = useState<Layout>();
  const drawn = useRef<Layout>(undefined); // the same, also before React has drawn it
  const glides = useRef(false); // cards go to where they lie now, rather than being there
  const settled = useRef(false);
  const world = width === 0 ? 0 : Math.max(width, 300); // 0: not known yet, and nothing is drawn

  const { dotted: weighs, marks } = useLeading();
  const dotted = weighs?.targets;
  const dots = (id: string) => !changed && (dotted?.has(id) ?? false);
  const live = changed === undefined;
  const notSent = live ? unsent : none;
  // What a card's height comes from, beside its width. While these are the same, it is not measured again.
  const lookOf = (record: CardRecord): readonly unknown[] => [
    live ? room.session.shown.find(record.id) : record,
    notSent.has(record.id),
    view.merged.get(record.id)?.length,
    editing === record.id,
    world,
    columns,
    textScale,
    languageShown(),
    dots(record.id),
  ];
  // Measures what is drawn and lays it out, before anybody sees it. How wide a paper is does not depend on how high the
  // others are, so it is that wide before it is measured.
  const measure = () => {
    const element = surface.current;
    if (!element || world === 0) return;
    const { cards, regions, trays } = layOut(regionsIn(view, measures.heights), world, columns, textScale);
    const unknown: { readonly id: string; readonly paper: HTMLElement }[] = [];
    const there = new Set<string>();
    for (const paper of element.querySelectorAll<HTMLElement>("[data-measure]")) {
      const { measure: id = "" } = paper.dataset;
      there.add(id);
      const record = view.cards.get(id);
      if (record && !measures.looksOtherwise(id, lookOf(record))) continue;
      unknown.push({ id, paper });
      const [, inside = ""] = id.split(":");
      const box = cards.get(id) ?? regions.get(inside) ?? trays.get(inside);
      const wide = trays.has(inside) ? paper.parentElement : paper;
      if (box) wide?.style.setProperty("inline-size", `${box.w}px`);
    }
    for (const { id, paper } of unknown) measures.heights.set(id, paper.offsetHeight);
    measures.keepOnly((id) => there.has(id) || view.cards.has(id));
    const next = layOut(regionsIn(view, measures.heights), world, columns, textScale);
    const before = drawn.current;
    if (before && sameLayout(before, next)) return;
    drawn.current = next;
    glides.current = settled.current && before !== undefined && movedIn(before, next) <= mostThatGlide;
    setLayout(next);
  };
  const weighed = [...(dotted ?? [])].sort().join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is edited, waits, is weighed, or is said in other words has another height
  useLayoutEffect(measure, [
    view,
    world,
    columns,
    textScale,
    editing,
    finding,
    silent,
    notSent,
    weighed,
    languageShown(),
  ]);
  const measureNow = useRef(measure);
  measureNow.current = measure;
  // However many cards were drawn by themselves, before they are seen.
  const measuring = useRef(false);
  const measureSoon = useCallback(() => {
    if (measuring.current) return;
    measuring.current = true;
    queueMicrotask(() => {
      measuring.current = false;
      measureNow.current();
    });
  }, []);
  useEffect(() => {
    const { fonts } = document;
    const otherLetters = () => {
      measures.forgetLooks();
      measureNow.current();
    };
    fonts.addEventListener("loadingdone", otherLetters);
    return () => fonts.removeEventListener("loadingdone", otherLetters);
  }, [measures]);
  useEffect(() => {
    hands.laid = layout;
    return () => {
      hands.laid = undefined;
    };
  }, [hands, layout]);
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.current = true;
    }, 300);
    return () => clearTimeout(timer);
  }, []);

  const mirrored = document.documentElement.dir === "rtl";
  const mirror = (box: Box): Box => (mirrored ? { ...box, x: world - box.x - box.w } : box);
  const hand = useStore(hands.tool) === "hand";
  const eye: View = useZoom(canvas, surface, layout, hand);
  const { target, marquee } = useDragging({
    canvas,
    surface,
    view,
    hands,
    layout,
    mirrored,
    world,
    eye,
    may,
    room,
  });
  useWalking({
    canvas,
    view,
    hands,
    may,
    onEdit,
    onShift: (stop, step) => shift(room, hands, view, may, stop, step),
  });
  useZoomKeys(eye, () => {
    const boxes = [...selected].flatMap((id) => layout?.cards.get(id) ?? []).map(mirror);
    return boxes.length === 0 ? undefined : around(boxes);
  });

  const regions = view.regions.map(({ id }) => id);
  const looked = plain(finding ?? "").trim();
  const stateOf = (record: CardRecord): CardState => {
    const holder = changed ? undefined : room.holderOf(record.id);
    const name = holder ? room.nameOf(holder.by) || t("board.somebody") : "";
    return {
      mine: room.isMine(record.id),
      selected: selected.has(record.id),
      unsent: notSent.has(record.id),
      faded: looked !== "" && !cardFits(record, looked),
      holder: holder ? t(holder.does === "moves" ? "board.moving" : "board.writing", { name }) : "",
      held: holder?.does === "moves",
      changed: changed?.has(record.id) ?? false,
      speaksFor: view.merged.get(record.id)?.length ?? 0,
    };
  };
  // Where somebody else has a card in hand just now.
  const heldAt = (id: string): Box | undefined => {
    const holder = changed ? undefined : room.holderOf(id);
    return holder?.does === "moves" && layout ? heldBox(layout, regions, id, holder.presence) : undefined;
  };
  const tabStop =
    view.order.includes(active) || active.startsWith("region:") || active.startsWith("group:") ? active : "";

  const [about = "", ...more] = apart ? aboutCards(hands, view) : [];

  const card = (record: CardRecord): ReactNode => {
    const box = heldAt(record.id) ?? layout?.cards.get(record.id);
    return (
      <PlacedCard
        key={record.id}
        record={record}
        box={box && mirror(box)}
        state={stateOf(record)}
        dots={dots(record.id)}
        marks={changed ? 0 : (marks.get(record.id) ?? 0)}
        tabbable={tabStop === record.id}
        editing={editing === record.id}
        menu={
          about === record.id &&
          more.length === 0 && <MoreTools view={view} hands={hands} ids={[about]} may={may} onCard />
        }
        live={live}
        onWords={measureSoon}
        glides={glides}
        onDone={(next) => {
          if (hands.editing.value !== record.id) return;
          hands.editing.set("");
          if (next === "another") hands.writing.set({ region: record.body.value.region });
          else focusOn(surface.current, record.id);
        }}
      />
    );
  };

  return (
    <>
      {hand && <HandTool hands={hands} />}
      <section
        ref={canvas}
        className={`canvas${eye.panning ? " panning" : ""}`}
        aria-label={t("board.label")}
        id="board"
      >
        <Floor layout={layout} zoom={eye.zoom}>
          <div ref={surface} className={`surface${layout ? "" : " unlaid"}`} dir={mirrored ? "rtl" : "ltr"}>
            {(world === 0 ? [] : view.regions).map((region, at) => (
              <RegionPaper
                key={region.id}
                view={region}
                box={layout?.regions.get(region.id)}
                mirror={mirror}
                column={at % columns}
                first={at === 0}
                nothing={view.cards.size === 0}
                silent={silent}
                tabbable={tabStop === `region:${region.id}` || (tabStop === "" && at === 0)}
                target={target?.kind === "region" && target.id === region.id}
                mayWrite={may("addCard")}
                menu={
                  live && (
                    <RegionMenu
                      region={region}
                      hands={hands}
                      may={may}
                      tabbable={tabStop === `region:${region.id}` || (tabStop === "" && at === 0)}
                    />
                  )
                }
              >
                {region.groups.map((group) => (
                  <GroupTray
                    key={group.id}
                    group={group}
                    dots={dots(group.id)}
                    marks={changed ? 0 : (marks.get(group.id) ?? 0)}
                    box={layout?.trays.get(group.part)}
                    mirror={mirror}
                    target={target?.kind === "group" && target.id === group.part && !target.merges}
                    tabbable={tabStop === stopAt(group)}
                    menu={
                      live && (
                        <GroupMenu
                          group={group}
                          view={view}
                          hands={hands}
                          may={may}
                          tabbable={tabStop === stopAt(group)}
                        />
                      )
                    }
                  >
                    {group.cards.map(card)}
                  </GroupTray>
                ))}
                {region.loose.map(card)}
              </RegionPaper>
            ))}
            {layout && <Links view={view} layout={layout} selected={selected} mirror={mirror} />}
            {layout && <TargetHint target={target} view={view} layout={layout} mirror={mirror} />}
            {layout && !changed && <Pointers view={view} layout={layout} mirror={mirror} />}
            {marquee && <div className="marquee" ref={(element) => place(element, marquee)} />}
          </div>
        </Floor>
        {layout && <Plan view={view} layout={layout} canvas={canvas} eye={eye} mirror={mirror} />}
      </section>
    </>
  );
}

function regionsIn(view: BoardView, heights: ReadonlyMap<string, number>): RegionIn[] {
  const height = (id: string, otherwise: number) => heights.get(id) ?? otherwise;
  const cardIn = ({ id, body: { value } }: CardRecord) => ({
    id,
    height: height(id, 90),
    at: value.placed ? { x: value.x, y: value.y } : undefined,
  });
  return view.regions.map((region) => ({
    id: region.id,
    head: height(`region:${region.id}`, 90),
    trays: region.groups.map((group) => ({
      id: group.part,
      head: height(stopAt(group), 40),
      cards: group.cards.map(cardIn),
    })),
    loose: region.loose.map(cardIn),
  }));
}

const none: ReadonlySet<string> = new Set();

function sameLayout(a: Layout, b: Layout): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  for (const which of ["regions", "trays", "cards"] as const) {
    if (a[which].size !== b[which].size) return false;
    for (const [id, box] of b[which]) {
      const before = a[which].get(id);
      if (!before || before.x !== box.x || before.y !== box.y || before.w !== box.w || before.h !== box.h) return false;
    }
  }
  return true;
}

// A few cards glide to where they lie now. When a line more in one of them moves half the board, the rest jumps: a hundred
// things that glide are none that is seen, and the next letter would wait for them.
const mostThatGlide = 12;
function movedIn(before: Layout, next: Layout): number {
  let moved = 0;
  for (const [id, box] of next.cards) {
    const was = before.cards.get(id);
    if (was && (was.x !== box.x || was.y !== box.y)) moved += 1;
  }
  return moved;
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const look = () => setWidth(Math.floor(current.clientWidth));
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [element]);
  return width;
}

function focusOn(surface: HTMLElement | null, id: string): void {
  queueMicrotask(() => surface?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus());
}

function Floor({
  layout,
  zoom,
  children,
}: {
  readonly layout: Layout | undefined;
  readonly zoom: number;
  readonly children: ReactNode;
}) {
  const floor = useRef<HTMLDivElement>(null);
  const under = useStore(planIsOpen) ? underPlan : underTools;
  useLayoutEffect(() => {
    const { current } = floor;
    if (!current || !layout) return;
    current.style.setProperty("--wide", `${layout.width * zoom}px`);
    current.style.setProperty("block-size", `${layout.height * zoom + under}px`);
    (current.firstElementChild as HTMLElement | null)?.style.setProperty("scale", String(zoom));
  }, [layout, zoom, under]);
  return (
    <div ref={floor} className="floor">
      {children}
    </div>
  );
}

const PlacedCard = memo(
  function PlacedCard({
    record: drawn,
    box,
    state,
    dots,
    marks,
    tabbable,
    editing,
    menu,
    live,
    onWords,
    glides,
    onDone,
  }: {
    readonly record: CardRecord;
    readonly box: Box | undefined;
    readonly state: CardState;
    readonly dots: boolean;
    readonly marks: number;
    readonly tabbable: boolean;
    readonly editing: boolean;
    readonly menu: ReactNode;
    readonly live: boolean;
    readonly onWords: () => void;
    readonly glides: { readonly current: boolean };
    readonly onDone: (next: "stay" | "another") => void;
  }) {
    const record = useCard(useRoom(), drawn, live);
    const label = useCardLabel(record);
    const newer = record !== drawn;
    // biome-ignore lint/correctness/useExhaustiveDependencies: other words need another height
    useLayoutEffect(() => {
      if (newer) onWords();
    }, [record, newer, onWords]);
    const element = useRef<HTMLElement>(null);
    const lay = useRef<Box>(undefined);
    useLayoutEffect(() => {
      const { current } = element;
      if (!current || !box) return;
      // One that was let go is there already.
      const was = "landed" in current.dataset ? undefined : lay.current;
      const moves = was !== undefined && (was.x !== box.x || was.y !== box.y);
      delete current.dataset.landed;
      lay.current = box;
      putAt(current, box);
      if (moves && (glides.current || state.held)) glide(current, { x: was.x - box.x, y: was.y - box.y });
    }, [box, glides, state.held]);
    return (
      <article
        ref={element}
        className={`${cardClass(record, state)}${editing ? " writing" : ""}`}
        data-card={record.id}
        data-stop={record.id}
        data-measure={record.id}
        tabIndex={tabbable ? 0 : -1}
        aria-label={state.holder === "" ? label : `${label} ${state.holder}`}
        data-selected={state.selected || undefined}
      >
        <CardFace
          record={record}
          state={state}
          writing={editing ? <CardEditor id={record.id} label={label} onDone={onDone} /> : undefined}
        />
        {menu}
        {dots && <DotsOn target={record.id} />}
        {marks > 0 && <MarksOn count={marks} />}
      </article>
    );
  },
  (a, b) =>
    a.record === b.record &&
    a.dots === b.dots &&
    a.marks === b.marks &&
    a.tabbable === b.tabbable &&
    a.editing === b.editing &&
    a.menu === b.menu &&
    a.live === b.live &&
    a.box?.x === b.box?.x &&
    a.box?.y === b.box?.y &&
    a.box?.w === b.box?.w &&
    (Object.keys(a.state) as (keyof CardState)[]).every((name) => a.state[name] === b.state[name]),
);

function RegionPaper({
  view,
  box,
  mirror,
  column,
  first,
  nothing,
  silent,
  tabbable,
  target,
  mayWrite,
  menu,
  children,
}: {
  readonly view: RegionView;
  readonly box: Box | undefined;
  readonly mirror: (box: Box) => Box;
  readonly column: number;
  readonly first: boolean;
  readonly nothing: boolean;
  readonly silent: boolean; // others may have written here: nothing is said of that
  readonly tabbable: boolean;
  readonly target: boolean;
  readonly mayWrite: boolean;
  readonly menu: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useT();
  const paper = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLElement>(null);
  const { number, region, groups, loose } = view;
  useLayoutEffect(() => {
    if (!box) return;
    const seen = mirror(box);
    place(paper.current, seen);
    if (head.current) putAt(head.current, seen);
  }, [box, mirror]);
  const empty = groups.length === 0 && loose.length === 0;
  return (
    <section aria-label={t("board.region", { number, title: region.title })} className="region-part">
      <div
        ref={paper}
        className={`region-paper${column > 0 ? " ruled" : ""}${target ? " target" : ""}`}
        data-region={view.id}
      />
      <header
        ref={head}
        className="region-head"
        data-measure={`region:${view.id}`}
        data-stop={`region:${view.id}`}
        tabIndex={tabbable ? 0 : -1}
      >
        <span className="rn" aria-hidden="true">
          {number}
        </span>
        <div>
          <h2 dir="auto">{region.title}</h2>
          <p dir="auto">{region.prompt}</p>
          {region.locked && (
            <p className="label">
              <Glyph name="lock" /> {t("board.locked")}
            </p>
          )}
          {empty && (
            <p className={`slot${nothing && first ? " first" : ""}${mayWrite ? "" : " unseen"}`}>
              {!silent && `${t("board.empty")} `}
              <kbd>N</kbd> {t("board.empty.key")}
            </p>
          )}
        </div>
        {menu}
      </header>
      {children}
    </section>
  );
}

function GroupTray({
  group,
  dots,
  marks,
  box,
  mirror,
  target,
  tabbable,
  menu,
  children,
}: {
  readonly group: GroupView;
  readonly dots: boolean;
  readonly marks: number;
  readonly box: Box | undefined;
  readonly mirror: (box: Box) => Box;
  readonly target: boolean;
  readonly tabbable: boolean;
  readonly menu: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useT();
  const tray = useRef<HTMLDivElement>(null);
  const title = group.title || t("board.group.none");
  useLayoutEffect(() => {
    if (box) place(tray.current, mirror(box));
  }, [box, mirror]);
  return (
    <div role="group" aria-label={t("board.group.label", { title })} className="group-part">
      <div ref={tray} className={`tray${target ? " target" : ""}`}>
        <div data-measure={stopAt(group)}>
          <div className="tray-head">
            <h3 data-stop={stopAt(group)} tabIndex={tabbable ? 0 : -1}>
              <bdi>{title}</bdi>
              <span>{cardsWords(t, group)}</span>
            </h3>
            {menu}
          </div>
          {dots && <DotsOn target={group.id} />}
          {marks > 0 && <MarksOn count={marks} />}
        </div>
      </div>
      {children}
    </div>
  );
}

function TargetHint({
  target,
  view,
  layout,
  mirror,
}: {
  readonly target: DropTarget | undefined;
  readonly view: BoardView;
  readonly layout: Layout;
  readonly mirror: (box: Box) => Box;
}) {
  const t = useT();
  const hint = useRef<HTMLDivElement>(null);
  const boxes = target?.kind === "card" ? layout.cards : layout.trays;
  const box = target && boxes.get(target.id);
  useLayoutEffect(() => {
    if (box) place(hint.current, mirror(box));
  });
  const words = useMemo(() => {
    if (target?.kind === "card") {
      const number = numberOf(view.cards.get(target.id));
      return t(target.merges ? "board.dropMerge" : "board.dropGroup", { number });
    }
    if (target?.kind !== "group" || !target.merges) return undefined;
    return t("board.dropMergeGroup", { title: partOf(view, target.id)?.title || t("board.group.none") });
  }, [target, view, t]);
  if (words === undefined) return null;
  return (
    <div ref={hint} className="target-hint">
      <span>{words}</span>
    </div>
  );
}
