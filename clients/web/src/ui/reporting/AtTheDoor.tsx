import { useState } from "react";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useAsking } from "./asking.ts";
import { type Newcomer, useNewcomers } from "./newcomers.ts";
import "./reporting.css";

// In the panel of people, for whoever lets people in: whether newcomers wait, and who does.
export function AtTheDoor() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "board");
  const newcomers = useNewcomers();
  const { waits, why, ask } = useAsking();
  const [asked, setAsked] = useState(false);
  if (!mayNow(room, "letIn").may) return null;
  const on = room.session.shown.board()?.waitingRoom ?? false;
  const { may } = mayNow(room, "setBoard");
  return (
    <section className="rp-door" aria-label={t("door.title")} tabIndex={-1} data-stays="">
      <h2 className="panel-head">{t("door.title")}</h2>
      <label className="rp-check">
        <input
          type="checkbox"
          checked={waits ? asked : on}
          disabled={!may}
          onChange={({ target }) => {
            const waitingRoom = target.checked;
            setAsked(waitingRoom);
            ask({ case: "setBoard", value: { waitingRoom } }, t(waitingRoom ? "door.isOn" : "door.isOff"));
          }}
        />
        <span>{t("door.on")}</span>
        <small className="hint">{t("door.on.hint")}</small>
      </label>
      {newcomers.length > 0 ? (
        <ul className="rp-newcomers">
          {newcomers.map((one) => (
            <OneNewcomer key={one.participant} newcomer={one} />
          ))}
        </ul>
      ) : (
        on && <p className="label">{t("door.nobody")}</p>
      )}
      {newcomers.length > 1 && (
        <button
          type="button"
          className="b"
          aria-disabled={waits}
          onClick={() =>
            ask(
              { case: "letIn", value: { participants: newcomers.map(({ participant }) => participant) } },
              t("door.allIn", { count: newcomers.length }),
            )
          }
        >
          {t("door.all", { count: newcomers.length })}
        </button>
      )}
      <Why words={why} />
    </section>
  );
}

export function Why({ words }: { readonly words: string }) {
  if (words === "") return null;
  return (
    <p className="fault" role="alert">
      {words}
    </p>
  );
}

function OneNewcomer({ newcomer: { participant, name } }: { readonly newcomer: Newcomer }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const shown = name || t("board.somebody");
  return (
    <li>
      <b dir="auto">{shown}</b>
      <span className="row">
        <button
          type="button"
          className="b"
          aria-disabled={waits}
          onClick={() =>
            ask({ case: "letIn", value: { participants: [participant] } }, t("door.isIn", { name: shown }))
          }
        >
          {t("door.in")}
          <span className="vh"> {shown}</span>
        </button>
        <button
          type="button"
          className="b bare"
          aria-disabled={waits}
          onClick={() => ask({ case: "removeMember", value: { participant } }, t("door.isAway", { name: shown }))}
        >
          {t("door.away")}
          <span className="vh"> {shown}</span>
        </button>
      </span>
      <Why words={why} />
    </li>
  );
}
