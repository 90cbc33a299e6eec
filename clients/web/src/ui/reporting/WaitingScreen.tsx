import { useEffect, useRef, useState } from "react";
import { type AtTheDoor, doorAt } from "../../joining.ts";
import { useT } from "../language.ts";
import "./reporting.css";

const everyMs = 4_000;

// After joining, where newcomers are let in by hand: one waits in peace, and it opens by itself.
export function WaitingScreen({
  document: board,
  name,
  onIn,
  onAgain,
}: {
  readonly document: string;
  readonly name: string;
  readonly onIn: () => Promise<void>; // join again, by the same link
  readonly onAgain: () => void; // not by this link, or not as this person
}) {
  const t = useT();
  const [found, setFound] = useState<AtTheDoor>("waiting");
  const title = useRef<HTMLHeadingElement>(null);
  const goesIn = useRef(onIn);
  goesIn.current = onIn;
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let here = true;
    const look = async () => {
      const now = await doorAt().askAtTheDoor(board);
      if (!here) return;
      setFound(now);
      if (now === "in") await goesIn.current();
      if (here && now !== "turnedAway" && now !== "again") timer = setTimeout(look, everyMs);
    };
    timer = setTimeout(look, everyMs / 2);
    const woken = () => {
      if (document.visibilityState !== "visible") return;
      clearTimeout(timer);
      void look();
    };
    document.addEventListener("visibilitychange", woken);
    return () => {
      here = false;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", woken);
    };
  }, [board]);
  const away = found === "turnedAway" || found === "again";
  return (
    <section className="join-form rp-wait" role="status">
      <h1 ref={title} className="join-title" tabIndex={-1}>
        {t(found === "turnedAway" ? "wait.away" : found === "again" ? "stop.sessionEnded" : "wait.title")}
      </h1>
      <p>
        {t(
          found === "turnedAway"
            ? "wait.away.more"
            : found === "again"
              ? "wait.again"
              : found === "unknown"
                ? "wait.unreached"
                : "wait.more",
        )}
      </p>
      {name !== "" && !away && <p className="label">{t("wait.you", { name })}</p>}
      <div className="send">
        <button type="button" className="b big" onClick={onAgain}>
          {t(away ? "wait.back" : "wait.leave")}
        </button>
      </div>
    </section>
  );
}
