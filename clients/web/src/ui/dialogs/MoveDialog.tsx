import { type FormEvent, useState } from "react";
import { moveCards, type Target } from "../board/doing.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { shortened } from "../board/shortened.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { Held, useHeld } from "./Held.tsx";

// Everything that dragging does, without dragging.
export function MoveDialog({
  view,
  ids,
  onClose,
}: {
  readonly view: BoardView;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const first = view.cards.get(ids[0] ?? "")?.body.value;
  const [region, setRegion] = useState(first?.region ?? view.regions[0]?.id ?? "");
  const [cluster, setCluster] = useState(first?.cluster ?? "");
  const [place, setPlace] = useState("last");
  const here = view.regions.find(({ id }) => id === region);
  const groups = here?.groups ?? [];
  const group = groups.find(({ id }) => id === cluster);
  const neighbours = (group ? group.cards : (here?.loose ?? [])).filter(({ id }) => !ids.includes(id));
  const [neighbour] = neighbours;

  const held = useHeld(ids);

  const go = (event: FormEvent) => {
    event.preventDefault();
    if (held) return;
    const to: Target = { region, cluster: group?.id ?? "" };
    if (place === "first" && neighbour) moveCards(room, ids, { ...to, before: neighbour.id });
    else if (place !== "first" && place !== "last") moveCards(room, ids, { ...to, after: place });
    else moveCards(room, ids, to);
    onClose();
  };
  return (
    <Sheet title={t("move.title", { count: ids.length })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <Choices
          legend={t("move.region")}
          chosen={region}
          onChoose={(next) => {
            setRegion(next);
            setCluster("");
            setPlace("last");
          }}
          choices={view.regions.map(({ id, number, region: { title } }) => ({
            value: id,
            words: `${number} ${title}`,
          }))}
        />
        {groups.length > 0 && (
          <label>
            <span className="lab">{t("move.group")}</span>
            <select className="field" value={group?.id ?? ""} onChange={(event) => setCluster(event.target.value)}>
              <option value="">{t("move.noGroup")}</option>
              {groups.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title || t("board.group.none")}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span className="lab">{t("move.place")}</span>
          <select className="field" value={place} onChange={(event) => setPlace(event.target.value)}>
            <option value="last">{t("move.last")}</option>
            <option value="first">{t("move.first")}</option>
            {neighbours.map((card) => (
              <option key={card.id} value={card.id}>
                {t("move.after", { number: numberOf(card) })}: {shortened(wordsRead(t, card), 40)}
              </option>
            ))}
          </select>
        </label>
        <Held held={held} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={held}>
            {t("move.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
