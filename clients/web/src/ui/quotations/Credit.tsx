import { useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { kindsOf, kindWord } from "./model.ts";
import "./quotations.css";

// Whoever leads or records is named for it outside the room where they say yes to it, and takes that back by the same box.
export function Credit() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const may = mayIn(room);
  const { shown, me } = room.session;
  if (!may("setCredit")) return null;
  const said = shown.member(me.participant)?.creditedIn ?? [];
  const set = (kind: string, yes: boolean) => {
    const kinds = yes ? [...said, kind] : said.filter((one) => one !== kind);
    room.does([{ case: "setCredit", value: { kinds } }]);
  };
  return (
    <fieldset className="mine-credit">
      <legend>{t("mine.credit")}</legend>
      <p className="label">{t("mine.credit.more")}</p>
      <p className="label">{t("quote.asked.before")}</p>
      {["network", ...kindsOf(room)].map((kind) => (
        <label key={kind} className="ask-row">
          <input type="checkbox" checked={said.includes(kind)} onChange={(event) => set(kind, event.target.checked)} />
          <span>{kind === "network" ? t("mine.credit.network") : kindWord(t, kind)}</span>
        </label>
      ))}
    </fieldset>
  );
}
