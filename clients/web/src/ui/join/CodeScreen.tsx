import { type FormEvent, useId, useState } from "react";
import { doorAt, readLink } from "../../joining.ts";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { goToJoin } from "../route.ts";
import { failureWords } from "./failures.ts";
import { Fault, JoinPage } from "./JoinScreen.tsx";
import { placesTaken } from "./places.ts";

const PlacesTaken = later(async () => (await import("../ways/door.ts")).PlacesTaken(), undefined, false);

// Without a link: a short code as it was read aloud. A whole link pasted here is understood too. `wants`: what the address
// leads to, for whoever has joined already; why it did not is said before anything is asked for.
export function CodeScreen({ lost, wants = "" }: { readonly lost: boolean; readonly wants?: "" | "seat" | "card" }) {
  const t = useT();
  const [code, setCode] = useState("");
  const [fault, setFault] = useState("");
  const [asking, setAsking] = useState(false);
  const faultId = useId();
  const [joined] = useState(() => placesTaken().length > 0);
  const why = wants === "card" ? t("join.card") : wants === "seat" ? t("join.noSeat") : lost ? t("join.nowhere") : "";

  async function open(event: FormEvent) {
    event.preventDefault();
    if (asking) return;
    if (code.trim() === "") return setFault(t("join.code.missing"));
    const link = readLink(code);
    if (link && link.origin === location.origin) return goToJoin(link.token);
    setAsking(true);
    const answer = await doorAt().openCode(code.trim());
    setAsking(false);
    if (answer.ok) return goToJoin(answer.value);
    setFault(answer.status === 404 ? t("join.code.wrong") : failureWords(t, answer));
  }

  return (
    <JoinPage>
      <form className="join-form" onSubmit={open} noValidate>
        <h1 className="join-title">{t("join.code.title")}</h1>
        {why && <Fault>{why}</Fault>}
        <label>
          <span className="lab">{t("join.code")}</span>
          <input
            className="field code num"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={fault ? faultId : undefined}
            aria-invalid={fault !== ""}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <small className="hint">{t("join.code.hint")}</small>
        </label>
        <div aria-live="polite">{fault && <Fault id={faultId}>{fault}</Fault>}</div>
        <div className="send">
          <button type="submit" className="b main big" aria-disabled={asking}>
            {t("join.code.go")}
          </button>
        </div>
        {joined && <PlacesTaken />}
      </form>
    </JoinPage>
  );
}
