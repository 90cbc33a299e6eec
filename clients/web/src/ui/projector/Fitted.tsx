import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

// Large type that shrinks until it fits its place, down to what can still be read from afar.
const smallest = 0.42;
function shrink(element: HTMLElement | null): void {
  if (!element) return;
  for (let scale = 1; scale > smallest; scale -= 0.03) {
    element.style.setProperty("--fit", String(scale));
    if (element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1) return;
  }
}
export function Fitted({ className = "", children }: { readonly className?: string; readonly children: ReactNode }) {
  const frame = useRef<HTMLElement>(null);
  const [, setTurn] = useState(0);
  useLayoutEffect(() => shrink(frame.current)); // whenever it is drawn: the words may be others
  useEffect(() => {
    const again = () => setTurn((turns) => turns + 1);
    void document.fonts.ready.then(again);
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, []);
  return (
    <section ref={frame} className={`far-fit ${className}`}>
      {children}
    </section>
  );
}
