// Who does what, by when: in the panel of decisions. The owner takes it on or gives it back; whoever proposed it, the owner,
// and those who keep the record put it right, also when the board is long closed: what was agreed is due weeks later.
import { type FormEvent, useState } from "react";
import { type Action, Action_State } from "../../index.ts";
import { knowsOf } from "../foryou/given.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { DayField } from "../parts/DayField.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { NotSent } from "../room/NotSent.tsx";
import { peopleToldApart } from "../room/told_apart.ts";
import { useRoom } from "../room/use.ts";
import { dueDay, todayOn } from "../times.ts";

type Deed = Pick<Action, "text" | "owner" | "due">;
const most = 600; // characters, as the server takes them

export function ActionLine({ id, action }: { readonly id: string; readonly action: Action }) {
  const t = useT();
  const room = useRoom();
  const [changing, setChanging] = useState(false);
  const { participant } = room.session.me;
  const mine = action.owner !== "" && action.owner === participant;
  const done = action.state === Action_State.DONE;
  const mayChange = (mine || action.proposedBy === participant || room.writesNotes) && mayNow(room, "setAction").may;
  const set = (value: Partial<Deed> & { readonly state?: Action_State }) => {
    if (value.owner === participant) knowsOf(room, id);
    return room.does([{ case: "setAction", value: { id, ...value } }]);
  };
  if (changing)
    return (
      <li>
        <DeedForm
          deed={action}
          onKeep={({ text, owner, due }) => {
            const other = {
              ...(text === action.text ? {} : { text }),
              ...(owner === action.owner ? {} : { owner }),
              ...(due === action.due ? {} : { due }),
            };
            if (Object.keys(other).length === 0 || set(other).ok) setChanging(false);
          }}
          onLeave={() => setChanging(false)}
        />
      </li>
    );
  return (
    <li className={done ? "done" : ""} data-record={id} tabIndex={-1}>
      <NotSent id={id} />
      <p dir="auto">{action.text}</p>
      <span className="label">
        <bdi>{action.owner === "" ? t("actions.nobody") : room.nameOf(action.owner)}</bdi>
        {action.due !== "" && (
          <>
            , <bdi className="num">{dueDay(action.due, todayOn(room))}</bdi>
          </>
        )}
      </span>
      {action.owner !== "" && !action.acceptedByOwner && !mine && <span className="label">{t("actions.waits")}</span>}
      <div className="row">
        {mine && !action.acceptedByOwner && mayNow(room, "acceptAction").may && (
          <>
            <button
              type="button"
              className="b"
              onClick={() => room.does([{ case: "acceptAction", value: { id, accepted: true } }])}
            >
              {t("actions.accept")}
            </button>
            {mayChange && (
              <button type="button" className="b bare" onClick={() => set({ owner: "" })}>
                {t("actions.decline")}
              </button>
            )}
          </>
        )}
        {mayChange && (action.acceptedByOwner || done) && (
          <button
            type="button"
            className="b bare"
            onClick={() => set({ state: done ? Action_State.OPEN : Action_State.DONE })}
          >
            {t(done ? "actions.open" : "actions.done")}
          </button>
        )}
        {mayChange && !done && (
          <>
            <button type="button" className="b bare" onClick={() => setChanging(true)}>
              {t("actions.change")}
            </button>
            <button type="button" className="b bare" onClick={() => set({ state: Action_State.DROPPED })}>
              {t("actions.drop")}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

export function AddAction() {
  const t = useT();
  const room = useRoom();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <button type="button" className="b" onClick={() => setOpen(true)}>
        {t("actions.add")}
      </button>
    );
  return (
    <DeedForm
      deed={{ text: "", owner: "", due: "" }}
      onKeep={(deed) => {
        const id = room.session.newId();
        if (deed.owner === room.session.me.participant) knowsOf(room, id);
        if (room.does([{ case: "addAction", value: { id, ...deed } }]).ok) setOpen(false);
      }}
      onLeave={() => setOpen(false)}
    />
  );
}

function DeedForm({
  deed,
  onKeep,
  onLeave,
}: {
  readonly deed: Deed;
  readonly onKeep: (deed: Deed) => void;
  readonly onLeave: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [text, setText] = useState(deed.text);
  const [owner, setOwner] = useState(deed.owner);
  const [due, setDue] = useState(deed.due);
  const needs = useNeeds();
  const noText = text.trim() === "";
  const keepIt = (event: FormEvent) => {
    if (!needs.stops(event, noText)) onKeep({ text: text.trim(), owner, due });
  };
  return (
    <form className="stack panel-form" onSubmit={keepIt} noValidate>
      <label>
        <span className="lab">{t("actions.words")}</span>
        <input
          className="field"
          dir="auto"
          autoFocus
          maxLength={most}
          value={text}
          aria-invalid={needs.tried && noText}
          onChange={(event) => setText(event.target.value)}
        />
        <Needed when={needs.tried && noText} />
      </label>
      <label>
        <span className="lab">{t("actions.owner")}</span>
        <select className="field" value={owner} onChange={(event) => setOwner(event.target.value)}>
          <option value="">{t("actions.nobody")}</option>
          {peopleToldApart(t, room).map(({ participant, words }) => (
            <option key={participant} value={participant}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <DayField label={t("actions.due")} value={due} onChange={setDue} />
      <div className="row">
        <button type="submit" className="b">
          {t("decisions.keep")}
        </button>
        <button type="button" className="b bare" onClick={onLeave}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
