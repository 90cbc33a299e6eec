import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type Ahead, doorAt, type Failure, insideToken, modes } from "../../joining.ts";
import { fetchBoard, fetchInside } from "../ahead.ts";
import { languageShown, useT } from "../language.ts";
import { daysWords, zoneHere } from "../meeting/times.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { Strip } from "../rehearsing/Strip.tsx";
import { goTo } from "../route.ts";
import { withWords } from "../words.ts";
import { BoardCover } from "./BoardCover.tsx";
import { Cover } from "./Cover.tsx";
import { failureWords } from "./failures.ts";
import { Looks } from "./Looks.tsx";
import { comeBack, type Introduction, introduction, placeAt, takePlace } from "./places.ts";
import { isLetIn, waitingAt, waitsAt } from "./waiting.ts";
import "./join.css";

const WaitingScreen = later(
  async () => (await withWords(() => import("../reporting/door.ts"))).WaitingScreen(),
  undefined,
  false,
);

type Trying =
  | { readonly is: "ready" }
  | { readonly is: "asking" }
  | { readonly is: "waiting"; readonly at: string; readonly as: Introduction } // to be let in
  | { readonly is: "failed"; readonly words: string };

const ways = [
  { mode: modes.inRoom, words: "join.room", hint: "join.room.hint" },
  { mode: modes.remote, words: "join.remote", hint: "join.remote.hint" },
  { mode: modes.tableDevice, words: "join.table", hint: "join.table.hint" },
] as const;

export function JoinScreen({ token }: { readonly token: string }) {
  const t = useT();
  const inside = insideToken(token);
  const personal = (inside?.participant ?? "") !== "";
  const before = introduction();
  const [name, setName] = useState(before?.name ?? "");
  const [affiliation, setAffiliation] = useState(before?.affiliation ?? "");
  const [mode, setMode] = useState(before?.mode ?? modes.inRoom);
  const [trying, setTrying] = useState<Trying>(() => {
    const as = inside && waitingAt(inside.document);
    return as ? { is: "waiting", at: inside.document, as } : { is: "ready" };
  });
  const nameField = useRef<HTMLInputElement>(null);
  const faultId = useId();
  useEffect(() => nameField.current?.focus(), []);
  const { ahead, refused } = useAhead(token, trying.is === "asking");
  const fault =
    trying.is === "failed" ? trying.words : refused && trying.is === "ready" ? failureWords(t, refused) : "";

  async function join(event: FormEvent) {
    event.preventDefault();
    if (trying.is === "asking") return;
    const introduced = { name: name.trim(), affiliation: affiliation.trim(), mode };
    if (introduced.name === "" && !personal) {
      setTrying({ is: "failed", words: t("join.name.missing") });
      nameField.current?.focus();
      return;
    }
    setTrying({ is: "asking" });
    void fetchBoard().catch(() => undefined); // on its way by the time that one is in
    // A session that ended over night would make them somebody new: first the one they were.
    if (!personal && inside && placeAt(inside.document)) await comeBack(inside.document);
    await comesIn(introduced);
  }
  async function comesIn(introduced: Introduction): Promise<void> {
    const answer = await doorAt().join(token, { ...introduced, timeZone: zoneHere() });
    if (!answer.ok) {
      // Who came before, and waits still, is not asked anew.
      const waits = answer.status === 403 && inside && (await doorAt().askAtTheDoor(inside.document)) === "waiting";
      if (waits) return staysWaiting(inside.document, introduced);
      return setTrying({ is: "failed", words: failureWords(t, answer) });
    }
    const { document, meeting, waiting } = answer.value;
    if (waiting) return staysWaiting(document, introduced);
    isLetIn(document);
    takePlace(answer.value, introduced);
    goTo(document === meeting ? "meeting" : "board", document, "instead");
  }
  function staysWaiting(document: string, as: Introduction): void {
    waitsAt(document, as);
    setTrying({ is: "waiting", at: document, as });
  }

  if (trying.is === "waiting")
    return (
      <JoinPage cover={ahead && <CoverOf ahead={ahead} />}>
        <WaitingScreen
          document={trying.at}
          name={trying.as.name}
          onIn={() => comesIn(trying.as)}
          onAgain={() => {
            isLetIn(trying.at);
            setTrying({ is: "ready" });
          }}
        />
      </JoinPage>
    );

  return (
    <JoinPage cover={ahead && <CoverOf ahead={ahead} />} rehearsal={isRehearsal(inside?.document ?? "")}>
      <form className="join-form" onSubmit={join} noValidate>
        <h1 className="join-title">{t(personal ? "join.again" : "join.title")}</h1>
        {personal && <p className="label join-back">{t("join.again.more")}</p>}
        {!personal && before && <p className="label join-back">{t("join.back")}</p>}
        <div className="two">
          <label>
            <span className="lab">{t(mode === modes.tableDevice ? "join.table.name" : "join.name")}</span>
            <input
              ref={nameField}
              className="field"
              dir="auto"
              autoComplete="name"
              maxLength={80}
              required={!personal}
              aria-invalid={trying.is === "failed" && name.trim() === "" && !personal}
              aria-describedby={fault ? faultId : undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <small className="hint">
              {t(personal ? "join.again.name" : mode === modes.tableDevice ? "join.table.name.hint" : "join.name.hint")}
            </small>
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
            {ways.map((one) => (
              <label key={one.mode} className={one.mode === mode ? "on" : ""}>
                <input type="radio" name="mode" checked={one.mode === mode} onChange={() => setMode(one.mode)} />
                <b>
                  {one.mode === modes.remote && <Glyph name="remote" />}
                  {t(one.words)}
                </b>
                <span>{t(one.hint)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div aria-live="polite">{fault && <Fault id={faultId}>{fault}</Fault>}</div>
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

export function JoinPage({
  cover,
  rehearsal = false,
  children,
}: {
  readonly cover?: ReactNode;
  readonly rehearsal?: boolean;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <main className="join">
      {rehearsal && <Strip />}
      <Looks />
      {cover ?? <Cover words={t("join.cover")} more={t("join.cover.more")} />}
      {children}
    </main>
  );
}

// A link is a window already: what one is about to join is shown before one has said who one is; and that it opens nothing,
// before one has taken the trouble. Not while one comes in: then all of it is there in a moment.
function useAhead(
  token: string,
  comesIn: boolean,
): { readonly ahead: Ahead | undefined; readonly refused: Failure | undefined } {
  const [ahead, setAhead] = useState<Ahead>();
  const [refused, setRefused] = useState<Failure>();
  const known = ahead !== undefined || refused !== undefined;
  useEffect(() => {
    if (comesIn || known) return;
    let here = true;
    const asks = async () => {
      await fetchInside().catch(() => undefined); // first: whoever is quick waits for that, and not for this
      if (!here) return;
      const answer = await doorAt("", { bearer: token }).readAhead();
      if (!here) return;
      if (answer.ok) setAhead(answer.value);
      else setRefused(answer.status === 403 || answer.status === 404 ? answer : undefined);
    };
    void asks();
    return () => {
      here = false;
    };
  }, [token, comesIn, known]);
  return { ahead, refused };
}

function CoverOf({ ahead }: { readonly ahead: Ahead }) {
  switch (ahead.is) {
    case "board":
      return <BoardCover board={ahead.board} />;
    case "meeting": {
      const { title, series, startDate, endDate, venue } = ahead.meeting;
      const days = startDate === "" ? "" : daysWords(startDate, endDate, languageShown());
      return <Cover above={series} words={title} more={[days, venue].filter(Boolean).join(". ")} />;
    }
    default:
      return ahead satisfies never;
  }
}
