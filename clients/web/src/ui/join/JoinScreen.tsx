import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type Failure, Mode, serverAt } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { goToBoard } from "../route.ts";
import { Cover } from "./Cover.tsx";
import { introduction, takePlace } from "./places.ts";
import "./join.css";

type Trying = { readonly is: "ready" } | { readonly is: "asking" } | { readonly is: "failed"; readonly words: string };

function failureWords(t: T, { status, code }: Failure): string {
  if (status === 0 || status >= 500) return t("join.unreached");
  return status === 429 || code === "too_often" ? t("join.often") : t("join.link.wrong");
}

const modes = [
  { mode: Mode.IN_ROOM, words: "join.room", hint: "join.room.hint" },
  { mode: Mode.REMOTE, words: "join.remote", hint: "join.remote.hint" },
  { mode: Mode.TABLE_DEVICE, words: "join.table", hint: "join.table.hint" },
] as const;

export function JoinScreen({ token }: { readonly token: string }) {
  const t = useT();
  const before = introduction();
  const [name, setName] = useState(before?.name ?? "");
  const [affiliation, setAffiliation] = useState(before?.affiliation ?? "");
  const [mode, setMode] = useState(before?.mode ?? Mode.IN_ROOM);
  const [trying, setTrying] = useState<Trying>({ is: "ready" });
  const nameField = useRef<HTMLInputElement>(null);
  const faultId = useId();
  useEffect(() => nameField.current?.focus(), []);

  async function join(event: FormEvent) {
    event.preventDefault();
    if (trying.is === "asking") return;
    const introduced = { name: name.trim(), affiliation: affiliation.trim(), mode };
    if (introduced.name === "") {
      setTrying({ is: "failed", words: t("join.name.missing") });
      nameField.current?.focus();
      return;
    }
    setTrying({ is: "asking" });
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    const answer = await serverAt().join(token, { ...introduced, timeZone });
    if (!answer.ok) return setTrying({ is: "failed", words: failureWords(t, answer) });
    takePlace(answer.value, introduced);
    goToBoard(answer.value.document);
  }

  return (
    <JoinPage>
      <form className="join-form" onSubmit={join} noValidate>
        <h1 className="join-title">{t("join.title")}</h1>
        {before && <p className="label join-back">{t("join.back")}</p>}
        <div className="two">
          <label>
            <span className="lab">{t("join.name")}</span>
            <input
              ref={nameField}
              className="field"
              dir="auto"
              autoComplete="name"
              maxLength={80}
              required
              aria-invalid={trying.is === "failed" && name.trim() === ""}
              aria-describedby={trying.is === "failed" ? faultId : undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <small className="hint">{t("join.name.hint")}</small>
          </label>
          <label>
            <span className="lab">{t("join.affiliation")}</span>
            <input
              className="field"
              dir="auto"
              autoComplete="organization"
              value={affiliation}
              onChange={(event) => setAffiliation(event.target.value)}
            />
            <small className="hint">{t("join.affiliation.hint")}</small>
          </label>
        </div>
        <fieldset>
          <legend>{t("join.how")}</legend>
          <div className="modes">
            {modes.map((one) => (
              <label key={one.mode} className={one.mode === mode ? "on" : ""}>
                <input type="radio" name="mode" checked={one.mode === mode} onChange={() => setMode(one.mode)} />
                <b>
                  {one.mode === Mode.REMOTE && <Glyph name="remote" />}
                  {t(one.words)}
                </b>
                <span>{t(one.hint)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div aria-live="polite">{trying.is === "failed" && <Fault id={faultId}>{trying.words}</Fault>}</div>
        <div className="send">
          <button type="submit" className="b main big" aria-disabled={trying.is === "asking"}>
            {trying.is === "asking" ? t("join.going") : t("join.go")}
          </button>
          <span className="label">{t("join.noAccount")}</span>
        </div>
      </form>
    </JoinPage>
  );
}

export function Fault({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="join-fault">
      <Glyph name="no" />
      <span>{children}</span>
    </p>
  );
}

export function JoinPage({ children }: { readonly children: ReactNode }) {
  const t = useT();
  return (
    <main className="join">
      <Cover words={t("join.cover")} more={t("join.cover.more")} />
      {children}
    </main>
  );
}
