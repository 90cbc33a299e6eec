import { type FormEvent, useState } from "react";
import type { Signal } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { TableMark } from "../parts/TableMark.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { lower, signalUp } from "./doing.ts";
import { readyVoices, takesPart, voicesOf } from "./model.ts";
import { useLeading } from "./use.ts";

// One's own: a hand, ready, a call for help. Only who is counted as ready says so.
export function Signs({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const mine = (signals: readonly Signal[]) =>
    signals.some(({ participant }) => participant === room.session.me.participant);
  const hand = mine(leading.hands);
  const ready = mine(leading.ready);
  const help = mine(leading.help);
  return (
    <div className="signs" role="group" aria-label={t("sign.label")}>
      <button type="button" className="b" aria-pressed={hand} onClick={() => signalUp(room, "hand", !hand)}>
        <Glyph name="hand" />
        {t(hand ? "sign.hand.down" : "sign.hand")}
      </button>
      {takesPart(leading, room.session.me.participant) && (
        <button type="button" className="b" aria-pressed={ready} onClick={() => signalUp(room, "ready", !ready)}>
          <Glyph name="tick" />
          {t("sign.ready")}
        </button>
      )}
      <button
        type="button"
        className="b"
        aria-pressed={help}
        onClick={() => (help ? signalUp(room, "help", false) : hands.asking.set({ what: "help" }))}
      >
        <Glyph name="help" />
        {t(help ? "sign.help.down" : "sign.help")}
      </button>
    </div>
  );
}

// What the others show: hands in the order in which they were raised, how many are ready, who calls for help.
export function Queue() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const leading = useLeading();
  const name = (participant: string) => room.nameOf(participant) || t("board.somebody");
  const puts = (kind: string, some: readonly Signal[]) =>
    room.does(
      lower(
        kind,
        some.map(({ participant }) => participant),
      ),
    );
  const ready = readyVoices(leading);
  // A call is for whoever leads, and for nobody else's eyes than the caller's.
  const calls = leading.help.filter(({ participant }) => room.leads || participant === room.session.me.participant);
  return (
    <div className="queue">
      {calls.map((signal) => (
        <p key={signal.participant} className="flag">
          <Glyph name="help" />
          <span>
            <b>
              {signal.participant === room.session.me.participant
                ? t("sign.help.yours")
                : t("sign.help.from", { name: name(signal.participant) })}
            </b>{" "}
            {signal.text !== "" && <span dir="auto">“{signal.text}”</span>}
          </span>
          {room.leads && (
            <button type="button" className="b" onClick={() => puts("help", [signal])}>
              {t("sign.help.done")}
              <span className="vh"> {name(signal.participant)}</span>
            </button>
          )}
        </p>
      ))}
      {(leading.hands.length > 0 || ready > 0) && (
        <div className="raised">
          {leading.hands.length > 0 && (
            <>
              <span className="label">
                <Glyph name="hand" /> {t("sign.hands")}
              </span>
              <ol aria-label={t("sign.hands")}>
                {leading.hands.map((signal, at) => (
                  <li key={signal.participant}>
                    <span className="num quiet">{at + 1}</span> <bdi>{name(signal.participant)}</bdi>{" "}
                    <TableMark participant={signal.participant} />
                    {room.leads && (
                      <button
                        type="button"
                        className="b bare"
                        aria-label={t("sign.lower", { name: name(signal.participant) })}
                        onClick={() => puts("hand", [signal])}
                      >
                        ×
                      </button>
                    )}
                  </li>
                ))}
              </ol>
              {room.leads && leading.hands.length > 1 && (
                <button type="button" className="link" onClick={() => puts("hand", leading.hands)}>
                  {t("sign.lowerAll")}
                </button>
              )}
            </>
          )}
          {ready > 0 && (
            <span className="label num">
              <Glyph name="tick" /> {t("sign.readyOf", { count: ready, all: voicesOf(leading) })}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const [text, setText] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    signalUp(room, "help", true, text.trim());
    onClose();
  };
  return (
    <Sheet title={t("sign.help")} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <label>
          <span className="lab">{t("sign.help.words")}</span>
          <input
            className="field"
            dir="auto"
            autoFocus
            maxLength={400}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="foot">
          <button type="submit" className="b main">
            {t("sign.help.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
