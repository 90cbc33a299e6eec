import { useT } from "../language.ts";
import { Why } from "../record/Why.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { agreesTo, type FieldRecord, names } from "./book.ts";
import { useAsking } from "./refusals.ts";

// Words that name whoever reads them: printed only with their yes, to these words and no others, and taken back as easily.
export function Agreeing({ record }: { readonly record: FieldRecord }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { waits, why, ask } = useAsking();
  const me = room.session.me.participant;
  if (me === "" || !names(record.text?.content ?? "", room.wholeNameOf(me))) return null;
  const agrees = agreesTo(record, me);
  const says = (undo: boolean) =>
    ask(
      { case: "agreeToBeNamed", value: { field: record.id, textVersion: record.text?.version ?? 0, undo } },
      t(undo ? "guide.named.back.said" : "guide.named.yes.said"),
    );
  return (
    <div className="gb-asked" role="group" aria-label={t("guide.named")} data-stays tabIndex={-1}>
      <p>
        <b>{t("guide.named")}</b> {t(agrees ? "guide.named.agreed" : "guide.named.ask")}
      </p>
      <button type="button" className="b" aria-disabled={waits} onClick={() => says(agrees)}>
        {t(agrees ? "guide.named.back" : "guide.named.yes")}
      </button>
      <Why words={why} />
    </div>
  );
}
