import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { useOneTap } from "./doing.ts";
import { mayNow } from "./may.ts";
import { clockAt } from "./PhaseClock.tsx";

// Nothing is kept now, so nothing is shown: the board is blank for all, until it is on the record again.
export function OffRecord({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  const { waits, tap } = useOneTap();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="off-record" id="board" aria-label={t("offRecord.title")}>
      <div>
        <Glyph name="lock" />
        <h2 ref={title} tabIndex={-1}>
          {t("offRecord.title")}
        </h2>
        <p>{t("offRecord.words")}</p>
        <p className="label num">{t("offRecord.since", { time: clockAt(room, Number(board.offRecordMs)) })}</p>
        {mayNow(room, "setOffRecord").may && (
          <button
            type="button"
            className="b"
            aria-disabled={waits}
            onClick={() => tap({ case: "setOffRecord", value: { off: false } })}
          >
            {t("offRecord.end")}
          </button>
        )}
      </div>
    </section>
  );
}
