import { type FormEvent, useState } from "react";
import { Role } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { useLeading } from "./use.ts";

// Who works with whom: everybody has the number of a pair, and two or three have the same. Who has none works alone.
export function PairsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const { members, running } = useLeading();
  const people = members
    .filter(({ role, joinedMs }) => role === Role.PARTICIPANT && joinedMs !== 0n)
    .map(({ participant }) => participant);
  const pairs = running?.body.value.pairs ?? [];
  const [of, setOf] = useState<ReadonlyMap<string, number>>(
    () => new Map(pairs.flatMap(({ participants }, at) => participants.map((one) => [one, at + 1] as const))),
  );
  const most = Math.max(1, Math.floor(people.length / 2));
  const made = Array.from({ length: most }, (_, at) => people.filter((one) => of.get(one) === at + 1));
  const wrong = made.some(({ length }) => length === 1 || length > 3);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    const value = { pairs: made.filter(({ length }) => length > 0).map((participants) => ({ participants })) };
    room.does([{ case: "setPairs", value }], t("pairs.saved"));
    onClose();
  };
  return (
    <Sheet title={t("pairs.title")} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <p className="label">{t("pairs.words")}</p>
        {people.length === 0 && <p>{t("round.nobody")}</p>}
        <ul className="choices pairs">
          {people.map((one) => (
            <li key={one}>
              <label>
                <bdi>{room.nameOf(one) || t("board.somebody")}</bdi>
                <select
                  className="field"
                  value={of.get(one) ?? 0}
                  onChange={(event) => setOf(new Map(of).set(one, Number(event.target.value)))}
                >
                  <option value={0}>{t("pairs.none")}</option>
                  {made.map((_, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its number
                    <option key={at} value={at + 1}>
                      {t("pairs.number", { count: at + 1 })}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ))}
        </ul>
        {wrong && (
          <p className="label" role="alert">
            {t("pairs.wrong")}
          </p>
        )}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={wrong}>
            {t("pairs.save")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
