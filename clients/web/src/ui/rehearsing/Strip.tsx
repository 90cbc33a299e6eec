import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { useT } from "../language.ts";

// What is below begins where it ends, however many lines it takes.
export function Strip({ children }: { readonly children?: ReactNode }) {
  const t = useT();
  const strip = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { documentElement: page } = document;
    page.dataset.rehearsal = "";
    return () => {
      delete page.dataset.rehearsal;
      page.style.removeProperty("--strip");
    };
  }, []);
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const measure = () => {
      const fixed = getComputedStyle(element).position === "fixed";
      document.documentElement.style.setProperty("--strip", fixed ? `${element.offsetHeight}px` : "0px");
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  return (
    <section className="rehearsal" aria-label={t("rehearsal.strip")} ref={strip}>
      <b>{t("rehearsal.strip")}</b>
      <span>{t("rehearsal.kept")}</span>
      {children}
    </section>
  );
}
