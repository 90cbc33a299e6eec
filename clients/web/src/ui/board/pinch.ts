// Two fingers on the board: what is between them stays between them, wherever they go and however far apart they are. The
// page stays as it is; the style sheet leaves one finger to the browser, which scrolls.
export interface Anchor {
  readonly x: number; // on the screen
  readonly y: number;
  readonly worldX: number; // what is to be seen there
  readonly worldY: number;
}
interface Eye {
  zoom(): number;
  at(x: number, y: number): Anchor;
  zoomHolding(zoom: number, held: Anchor): void;
}

export function twoFingers(element: HTMLElement, eye: Eye, signal: AbortSignal): void {
  let began: { readonly apart: number; readonly zoom: number; readonly held: Anchor } | undefined;
  const start = (event: TouchEvent) => {
    const two = fingers(event);
    began = two && { apart: two.apart, zoom: eye.zoom(), held: eye.at(two.x, two.y) };
    if (two && event.cancelable) event.preventDefault();
  };
  const move = (event: TouchEvent) => {
    const two = fingers(event);
    if (!began || !two) return;
    if (event.cancelable) event.preventDefault();
    eye.zoomHolding(began.zoom * (two.apart / began.apart), { ...began.held, x: two.x, y: two.y });
  };
  const end = () => {
    began = undefined;
  };
  element.addEventListener("touchstart", start, { passive: false, signal });
  element.addEventListener("touchmove", move, { passive: false, signal });
  element.addEventListener("touchend", end, { signal });
  element.addEventListener("touchcancel", end, { signal });
}

function fingers({ touches }: TouchEvent) {
  const [a, b] = touches;
  if (!a || !b || touches.length !== 2) return undefined;
  const apart = Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
  return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, apart };
}
