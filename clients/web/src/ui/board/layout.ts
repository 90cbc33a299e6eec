// Where everything lies. Pure: heights go in, boxes come out, and no two cards ever lie on each other (tests/ui/layout).
//
//   a region:  head, then its groups as trays over the whole width, then single cards in columns
//
// Cards that somebody put somewhere lie there, as nearly as there is room; the tidy ones flow around them. A place counts
// from the upper corner where reading begins, across in parts of the region's width, down in parts of `depth`, so that it
// means the same on screens of every width.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface CardIn {
  readonly id: string;
  readonly height: number;
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}
export interface TrayIn {
  readonly id: string;
  readonly head: number;
  readonly cards: readonly CardIn[];
}
export interface RegionIn {
  readonly id: string;
  readonly head: number;
  readonly trays: readonly TrayIn[];
  readonly loose: readonly CardIn[];
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly regions: ReadonlyMap<string, Box>;
  readonly trays: ReadonlyMap<string, Box>;
  readonly cards: ReadonlyMap<string, Box>;
}

export const gap = 9;
export const depth = 1000;
export const pad = 15;
const trayPad = 9;
const afterTray = 13;
const bottom = 56;
const narrowest = 132; // of a card

export function layOut(regions: readonly RegionIn[], width: number, columns: number, scale = 1): Layout {
  const boxes = { regions: new Map<string, Box>(), trays: new Map<string, Box>(), cards: new Map<string, Box>() };
  const regionWidth = width / Math.max(1, columns);
  let top = 0;
  for (let row = 0; row < regions.length; row += columns) {
    const inRow = regions.slice(row, row + columns);
    const ends = inRow.map((region, at) => layRegion(region, at * regionWidth, top, regionWidth, scale, boxes));
    const height = Math.max(...ends, top + 220) - top + bottom;
    for (const [at, { id }] of inRow.entries())
      boxes.regions.set(id, { x: at * regionWidth, y: top, w: regionWidth, h: height });
    top += height;
  }
  return { width, height: top, ...boxes };
}

export function columnsFor(width: number, scale = 1): number {
  if (width >= 900 * scale) return 3;
  return width >= 560 * scale ? 2 : 1;
}

// Where in a region a point of it is, as a place that can be stored.
export function placeIn(region: Box, point: { readonly x: number; readonly y: number }): { x: number; y: number } {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return { x: within((point.x - region.x) / region.w), y: within((point.y - region.y) / depth) };
}

interface Boxes {
  readonly trays: Map<string, Box>;
  readonly cards: Map<string, Box>;
}

function cardColumns(inner: number, scale: number): { readonly count: number; readonly width: number } {
  const count = Math.max(1, Math.min(2, Math.floor((inner + gap) / (narrowest * scale + gap))));
  return { count, width: (inner - gap * (count - 1)) / count };
}

// Returns where it ends.
function layRegion(region: RegionIn, left: number, top: number, width: number, scale: number, boxes: Boxes): number {
  const inner = width - 2 * pad;
  const x = left + pad;
  let y = top + region.head;
  for (const tray of region.trays) {
    const box = layTray(tray, x, y, inner, scale, boxes);
    y = box.y + box.h + afterTray;
  }
  const taken: Box[] = [];
  const { count, width: w } = cardColumns(inner, scale);
  let end = y;
  const put = (card: CardIn, box: Box) => {
    const free = freed(box, taken);
    taken.push(free);
    boxes.cards.set(card.id, free);
    end = Math.max(end, free.y + free.h);
    return free;
  };
  for (const card of region.loose) {
    if (!card.at) continue;
    const wished = { x: left + card.at.x * width, y: top + card.at.y * depth };
    const box = { x: between(x, wished.x, x + inner - w), y: Math.max(y, wished.y), w, h: card.height };
    put(card, box);
  }
  const ends = Array.from({ length: count }, () => y);
  for (const card of region.loose) {
    if (card.at) continue;
    const column = ends.indexOf(Math.min(...ends));
    const box = { x: x + column * (w + gap), y: ends[column] ?? y, w, h: card.height };
    const free = put(card, box);
    ends[column] = free.y + free.h + gap;
  }
  return end;
}

function layTray(tray: TrayIn, x: number, y: number, width: number, scale: number, boxes: Boxes): Box {
  const { count, width: w } = cardColumns(width - 2 * trayPad, scale);
  const ends = Array.from({ length: count }, () => y + tray.head);
  for (const card of tray.cards) {
    const column = ends.indexOf(Math.min(...ends));
    const at = ends[column] ?? y;
    boxes.cards.set(card.id, { x: x + trayPad + column * (w + gap), y: at, w, h: card.height });
    ends[column] = at + card.height + gap;
  }
  const box = { x, y, w: width, h: Math.max(...ends) - y };
  boxes.trays.set(tray.id, box);
  return box;
}

// Further down, until nothing lies there.
function freed(box: Box, taken: readonly Box[]): Box {
  let free = box;
  for (;;) {
    const inTheWay = taken.find((other) => overlaps(free, other, gap));
    if (!inTheWay) return free;
    free = { ...free, y: inTheWay.y + inTheWay.h + gap };
  }
}

// Nearer to each other than `apart`. A hair's breadth is forgiven: places are floating-point numbers.
export function overlaps(a: Box, b: Box, apart = 0): boolean {
  const hair = 0.01;
  return (
    a.x + a.w + apart > b.x + hair &&
    b.x + b.w + apart > a.x + hair &&
    a.y + a.h + apart > b.y + hair &&
    b.y + b.h + apart > a.y + hair
  );
}
export function contains(box: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}
function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
// The smallest box around all of them.
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const end = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: end - y };
}
