import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { Boards } from "./Gallery.tsx";
import { useNewcomers } from "./newcomers.ts";
import { ReportTime } from "./ReportTime.tsx";
import { useReports } from "./use.ts";
import { VisitorBar } from "./VisitorBar.tsx";
import { ledBack } from "./visits.ts";
import "./reporting.css";

// Above a board: that one is a visitor here, that somebody waits at the door, who reports, which boards are open.
export function Strips({
  board,
  view,
  hands,
}: {
  readonly board: Board;
  readonly view: BoardView;
  readonly hands: Hands;
}) {
  const room = useRoom();
  useTopic(room, "board");
  const visits = room.session.shown.member(room.session.me.participant)?.visiting === true;
  const off = board.offRecordMs !== 0n;
  return (
    <>
      {visits && <VisitorBar view={view} hands={hands} />}
      {mayNow(room, "letIn").may && <DoorStrip hands={hands} />}
      <LedBack />
      {!off && <NowStrip hands={hands} />}
      {!off && board.galleryMs !== 0n && <WalkStrip />}
    </>
  );
}

function DoorStrip({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const newcomers = useNewcomers();
  const { waits, why, ask } = useAsking();
  const known = newcomers.every(({ name }) => name !== "");
  const count = newcomers.length;
  const [first] = newcomers;
  const words =
    count === 1 && first ? t("door.waits", { name: first.name || t("board.somebody") }) : t("door.wait", { count });
  const before = useRef(0);
  // Once for each who comes, when their name is known.
  useEffect(() => {
    if (!known) return;
    if (count > before.current) room.announcer.own(words);
    before.current = count;
  }, [room, known, count, words]);
  if (count === 0) return null;
  const go = () =>
    ask(
      { case: "letIn", value: { participants: newcomers.map(({ participant }) => participant) } },
      count === 1 ? t("door.isIn", { name: first?.name || t("board.somebody") }) : t("door.allIn", { count }),
    );
  return (
    <section className="raised rp-strip" aria-label={words}>
      <Glyph name="hand" />
      <span className="rp-says">{words}</span>
      <button type="button" className="b" aria-disabled={waits} onClick={go}>
        {count === 1 ? t("door.in") : t("door.all", { count })}
      </button>
      <button type="button" className="link" onClick={() => hands.beside.set("people")}>
        {t("door.see")}
      </button>
      <Why words={why} />
    </section>
  );
}

// The walk was over, and one was brought back: said once, and it stays until it was read.
function LedBack() {
  const t = useT();
  const room = useRoom();
  const title = useStore(ledBack);
  useEffect(() => {
    if (title !== "") room.announcer.own(t("walk.ledBack", { group: title }));
  }, [room, t, title]);
  if (title === "") return null;
  return (
    <p className="raised" role="note">
      <span className="rp-says">{t("walk.ledBack", { group: title })}</span>
      <button type="button" className="link" onClick={() => ledBack.set("")}>
        {t("close")}
      </button>
    </p>
  );
}

function NowStrip({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { now, next } = useReports();
  const id = now?.id ?? "";
  const title = now?.body.value.title ?? "";
  useEffect(() => {
    if (id !== "") room.announcer.own(t("report.began", { group: title }));
  }, [room, t, id, title]);
  if (!now) return null;
  const { headline } = now.body.value;
  return (
    <section className="spotlight rp-strip" aria-label={t("report.began", { group: title })}>
      <span className="label">
        <b dir="auto">{title}</b> {t("report.reports")}
      </span>
      <p dir="auto">{headline || t("harvest.noHeadline")}</p>
      <ReportTime key={id} report={now} tells />
      {next && <span className="label">{t("report.far.next", { group: next.body.value.title })}</span>}
      <button type="button" className="b" onClick={() => hands.beside.set("reports")}>
        {t("report.read")}
      </button>
    </section>
  );
}

function WalkStrip() {
  const t = useT();
  const room = useRoom();
  const { all } = useReports();
  useEffect(() => room.announcer.own(t("walk.opened.said")), [room, t]);
  if (all.length === 0) return null;
  return (
    <section className="raised rp-strip rp-walk" aria-label={t("walk.title")}>
      <p className="rp-says">
        <b>{t("walk.isOpen")}</b> {t("walk.words")}
      </p>
      <Boards all={all} />
    </section>
  );
}
