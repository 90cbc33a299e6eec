import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Key } from "../../locales/strings.ts";
import { kept } from "../kept.ts";
import { useT } from "../language.ts";
import { isZone, shownAt } from "../meeting/times.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { kindWord } from "../quotations/model.ts";
import { channelsKnown } from "../recording/channels.ts";
import { channelWord } from "../recording/words.ts";
import { inOrderOfNames } from "../room/names.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { rebased } from "./drafts.ts";
import { useForm } from "./form.ts";
import {
  type Faults,
  faultsIn,
  faultsOf,
  fewestPeople,
  type MeetingDraft,
  type MeetingField,
  meetingChanges,
  meetingDraft,
  mostDays,
  mostPeople,
} from "./meeting.ts";

const materials = ["publication", "blog", "video"] as const;
const zones: readonly string[] =
  (Intl as unknown as { supportedValuesOf?: (what: string) => string[] }).supportedValuesOf?.("timeZone") ?? [];

// What the meeting says of itself, and what it promises to whoever comes. Beside each field stands what others see of it.
export function MeetingDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const meeting = room.session.shown.meeting();
  const version = [...room.session.shown.ofKind("meeting")][0]?.version ?? 0;
  const now = meeting && meetingDraft(meeting);
  const key = `meeting.${room.document}`;
  const [was, setWas] = useState(now);
  const [seen, setSeen] = useState(version);
  const [draft, setDraft] = useState(() => now && { ...now, ...kept<Partial<MeetingDraft>>(key) });
  const [theirs, setTheirs] = useState<readonly MeetingField[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const form = useForm(room, key, was, draft, onClose);
  if (!now || !was || !draft) return null;
  const all = { ...(form.refusal ? faultsOf(form.refusal) : {}), ...faults };
  const saves = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    const found = faultsIn(draft);
    setFaults(found);
    const [first] = Object.keys(found);
    const field = first && elements.namedItem(first);
    if (first) return (field instanceof RadioNodeList ? (field[0] as HTMLElement) : (field as HTMLElement))?.focus();
    const became = await form.saves(meetingChanges(was, draft, seen), t("prepare.meeting.changed"));
    if (became !== "stale") return;
    const next = rebased(was, draft, now);
    setDraft(next.draft);
    setTheirs(next.theirs);
    setWas(now);
    setSeen(version);
  };
  const set = (some: Partial<MeetingDraft>) => {
    setDraft({ ...draft, ...some });
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in some))));
  };
  const parts = { draft, set, faults: all, theirs };
  const ofTheWhole = form.refusal && Object.keys(faultsOf(form.refusal)).length === 0;
  return (
    <Sheet title={t("prepare.meeting.title")} onClose={onClose} wide>
      <form className="stack p-form p-meeting" noValidate onSubmit={(event) => void saves(event)}>
        {ofTheWhole && (
          <div className="msg bad" role="alert">
            <p>{form.why}</p>
            {theirs.length > 0 && (
              <p className="label">
                {t("prepare.theirs", { fields: theirs.map((name) => t(labels[name])).join(", ") })}
              </p>
            )}
          </div>
        )}
        <Said {...parts} />
        <WhenAndWhere {...parts} />
        <Promised {...parts} />
        <div className="foot p-foot">
          {Object.keys(all).length > 0 && <p className="fault">{t("prepare.meeting.no")}</p>}
          <button type="button" className="b" onClick={form.leaves}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={form.waits}>
            {form.waits ? t("prepare.waits") : t("prepare.change.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

interface Parts {
  readonly draft: MeetingDraft;
  readonly set: (some: Partial<MeetingDraft>) => void;
  readonly faults: Faults;
  readonly theirs: readonly MeetingField[];
}
type Words = "title" | "series" | "organiser" | "venue" | "startDate" | "endDate" | "timeZone" | "mainOutcome";

function Said(parts: Parts) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { draft, set } = parts;
  const people = inOrderOfNames(room.session.people.values()).filter(
    ({ participant }) => room.session.shown.member(participant)?.removed === false,
  );
  return (
    <>
      <Line name="title" hint={t("prepare.meeting.title.hint")} {...parts} />
      <div className="p-row">
        <Line name="series" {...parts} />
        <Line name="organiser" {...parts} />
        <p className="hint">{t("prepare.meeting.above.hint")}</p>
      </div>
      <Line name="mainOutcome" hint={t("prepare.meeting.outcome.hint")} {...parts} />
      <Field name="keyContact" hint={t("prepare.meeting.contact.hint")} {...parts}>
        {(told) => (
          <select
            className="field"
            value={draft.keyContact}
            onChange={(event) => set({ keyContact: event.target.value })}
            {...told}
          >
            <option value="">{t("prepare.meeting.nobody")}</option>
            {people.map(({ participant, name, affiliations }) => (
              <option key={participant} value={participant}>
                {[name || t("board.somebody"), ...affiliations].join(", ")}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function WhenAndWhere(parts: Parts) {
  const t = useT();
  const room = useRoom();
  const nowMs = useServerTime(room, 60_000);
  const list = useId();
  const zone = parts.draft.timeZone.trim();
  return (
    <fieldset className="p-section">
      <legend>{t("prepare.meeting.where")}</legend>
      <div className="p-row">
        <Line name="startDate" type="date" {...parts} />
        <Line name="endDate" type="date" {...parts} />
        <Line name="venue" {...parts} />
        <p className="hint">{t("prepare.meeting.below.hint")}</p>
      </div>
      <Line
        name="timeZone"
        list={list}
        hint={`${t("prepare.meeting.zone.hint")}${
          isZone(zone) ? ` ${t("prepare.meeting.zone.now", { time: shownAt(nowMs, zone).clock })}` : ""
        }`}
        {...parts}
      />
      <datalist id={list}>
        {zones.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </fieldset>
  );
}

// What is promised holds for boards that are opened from then on: a board keeps what its people were told.
function Promised(parts: Parts) {
  const t = useT();
  const { draft, set } = parts;
  return (
    <fieldset className="p-section">
      <legend>{t("prepare.meeting.promised")}</legend>
      <p>{t("prepare.meeting.promised.more")}</p>
      <Field name="verbatim" hint={t("prepare.meeting.sentence.hint", { words: t("policy.default") })} {...parts}>
        {(told) => (
          <textarea
            className="field"
            dir="auto"
            rows={4}
            value={draft.verbatim}
            onChange={(event) => set({ verbatim: event.target.value })}
            {...told}
          />
        )}
      </Field>
      <Some
        name="captureChannels"
        all={channelsKnown}
        word={(one) => channelWord(t, one)}
        hint={t("recording.meeting.more")}
        {...parts}
      />
      <Some
        name="externalMaterialKinds"
        all={materials}
        word={(one) => kindWord(t, one)}
        hint={t("prepare.meeting.material.hint")}
        {...parts}
      />
      <label className={`p-check${parts.theirs.includes("authorsVisibleOnBoard") ? " p-theirs" : ""}`}>
        <input
          type="checkbox"
          name="authorsVisibleOnBoard"
          checked={draft.authorsVisibleOnBoard}
          onChange={(event) => set({ authorsVisibleOnBoard: event.target.checked })}
        />
        <span>
          {t("prepare.meeting.field.signed")}
          <small className="hint">
            {t("prepare.meeting.signed.hint", {
              words: t(draft.authorsVisibleOnBoard ? "policy.signed" : "policy.unsigned"),
            })}
          </small>
        </span>
      </label>
      <Field name="smallestGroup" hint={t("prepare.meeting.fewest.hint")} {...parts}>
        {(told) => (
          <input
            className="field num p-number"
            type="number"
            inputMode="numeric"
            min={fewestPeople}
            max={mostPeople}
            value={draft.smallestGroup}
            onChange={(event) => set({ smallestGroup: event.target.value })}
            {...told}
          />
        )}
      </Field>
      <Field name="workingNotesDays" hint={t("prepare.meeting.working.hint")} {...parts}>
        {(told) => (
          <input
            className="field num p-number"
            type="number"
            inputMode="numeric"
            min={1}
            max={mostDays}
            value={draft.workingNotesDays}
            onChange={(event) => set({ workingNotesDays: event.target.value })}
            {...told}
          />
        )}
      </Field>
    </fieldset>
  );
}

// ---------------------------------------------------------------- fields

const labels: { readonly [field in MeetingField]: Key } = {
  title: "prepare.field.title",
  series: "prepare.meeting.field.series",
  organiser: "prepare.meeting.field.organiser",
  venue: "prepare.meeting.field.venue",
  startDate: "prepare.meeting.field.starts",
  endDate: "prepare.meeting.field.ends",
  timeZone: "prepare.meeting.field.zone",
  mainOutcome: "meeting.outcome",
  keyContact: "meeting.contact",
  verbatim: "prepare.meeting.field.sentence",
  captureChannels: "recording.meeting.title",
  externalMaterialKinds: "prepare.meeting.field.material",
  authorsVisibleOnBoard: "prepare.meeting.field.signed",
  smallestGroup: "prepare.meeting.field.fewest",
  workingNotesDays: "prepare.meeting.field.working",
};

interface Told {
  readonly id: string;
  readonly name: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}
function Field({
  name,
  hint = "",
  faults,
  theirs,
  children,
}: Parts & { readonly name: MeetingField; readonly hint?: string; readonly children: (told: Told) => ReactNode }) {
  const t = useT();
  const id = useId();
  const fault = faults[name];
  const described = [fault && `${id}fault`, hint && `${id}hint`].filter(Boolean).join(" ");
  return (
    <div className={`p-field${theirs.includes(name) ? " p-theirs" : ""}`}>
      <label className="lab" htmlFor={id}>
        {t(labels[name])}
      </label>
      {children({ id, name, "aria-invalid": fault !== undefined, "aria-describedby": described || undefined })}
      {fault && (
        <p className="fault" id={`${id}fault`} role="alert">
          {t(fault)}
        </p>
      )}
      {hint !== "" && (
        <p className="hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
function Line({
  name,
  type = "text",
  list,
  ...rest
}: Parts & { readonly name: Words; readonly type?: "text" | "date"; readonly list?: string; readonly hint?: string }) {
  const { draft, set } = rest;
  return (
    <Field name={name} {...rest}>
      {(told) => (
        <input
          className={type === "date" ? "field num" : "field"}
          dir={name === "timeZone" ? "ltr" : type === "text" ? "auto" : undefined}
          type={type}
          list={list}
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value })}
          {...told}
        />
      )}
    </Field>
  );
}
// Some of a list, each by itself; also those that a file named and this program does not know.
function Some({
  name,
  all,
  word,
  hint,
  draft,
  set,
  faults,
  theirs,
}: Parts & {
  readonly name: "captureChannels" | "externalMaterialKinds";
  readonly all: readonly string[];
  readonly word: (one: string) => string;
  readonly hint: string;
}) {
  const t = useT();
  const id = useId();
  const chosen = draft[name];
  const [known] = useState(() => [...new Set([...all, ...chosen])]);
  const fault = faults[name];
  return (
    <fieldset className={`p-some${theirs.includes(name) ? " p-theirs" : ""}`} aria-describedby={`${id}hint`}>
      <legend>{t(labels[name])}</legend>
      <div className="p-ways">
        {known.map((one) => (
          <label className="p-check" key={one}>
            <input
              type="checkbox"
              name={name}
              checked={chosen.includes(one)}
              onChange={(event) =>
                set({
                  [name]: known.filter((other) => (other === one ? event.target.checked : chosen.includes(other))),
                })
              }
            />
            <span>{word(one)}</span>
          </label>
        ))}
      </div>
      {fault && (
        <p className="fault" role="alert">
          {t(fault)}
        </p>
      )}
      <p className="hint" id={`${id}hint`}>
        {hint}
      </p>
    </fieldset>
  );
}
