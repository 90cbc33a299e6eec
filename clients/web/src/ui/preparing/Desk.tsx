import { AgendaKind, type Meeting } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { calm } from "../board/titles.ts";
import { useT } from "../language.ts";
import type { Asking } from "../meeting/asking.ts";
import { type Day, type Item, runningId } from "../meeting/programme.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { withWords } from "../recording/door.ts";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { TemplatesDialog as loadTemplates } from "../templates/door.ts";
import { BringInDialog } from "./BringInDialog.tsx";
import { CopyDialog } from "./CopyDialog.tsx";
import { GroupsDialog } from "./GroupsDialog.tsx";
import { AddDialog, ChangeDialog } from "./ItemDialog.tsx";
import { beside as besideIn, groupsTakenOut, stepped, takenOut } from "./item.ts";
import { MixDialog } from "./MixDialog.tsx";
import { PeopleDialog } from "./PeopleDialog.tsx";
import { RehearseDialog } from "./RehearseDialog.tsx";
import { RevealDialog } from "./RevealDialog.tsx";
import { tells } from "./refusals.ts";
import "./preparing.css";

// Only who leads a meeting wants them.
const loadMeeting = async () => (await withWords(() => import("./MeetingDialog.tsx"))).MeetingDialog;
const MeetingDialog = later(loadMeeting, undefined, false);
const TemplatesDialog = later(loadTemplates, undefined, false);

type Askings = Store<Asking | undefined>;

// What whoever leads can do to the meeting as a whole, and the dialogues of everything else.
export function Desk({
  days,
  meeting,
  asking,
}: {
  readonly days: readonly Day[];
  readonly meeting: Meeting;
  readonly asking: Askings;
}) {
  const t = useT();
  const room = useRoom();
  return (
    <>
      {room.leads && (
        <section className="p-desk" aria-label={t("prepare.title")}>
          <button
            type="button"
            className="b"
            onClick={() =>
              asking.set({
                what: "add",
                day: days.at(-1)?.day || meeting.startDate,
                parent: "",
                after: undefined,
              })
            }
          >
            <Glyph name="plus" />
            {t("prepare.add")}
          </button>
          <button type="button" className="b" onClick={() => asking.set({ what: "bringIn" })}>
            {t("prepare.bringIn")}
          </button>
          <button type="button" className="b" onClick={() => asking.set({ what: "people" })}>
            {t("prepare.people")}
          </button>
          <button type="button" className="b" onClick={() => asking.set({ what: "meeting" })}>
            {t("prepare.meeting")}
          </button>
          <button type="button" className="b" onClick={() => asking.set({ what: "templates" })}>
            {t("prepare.templates")}
          </button>
          {/* What is kept of a meeting: there is nothing of that in a rehearsal. */}
          {!isRehearsal(room.document) && (
            <>
              <button type="button" className="b" onClick={() => asking.set({ what: "rehearse" })}>
                {t("prepare.rehearse")}
              </button>
              <button type="button" className="b" onClick={() => asking.set({ what: "copy" })}>
                {t("prepare.copy")}
              </button>
              <a className="link" href={meetingAt(room.document).fileAt("yaml")} download="programme.yaml">
                {t("prepare.yaml")}
              </a>
            </>
          )}
          <TakenOut />
        </section>
      )}
      <Dialogues asking={asking} />
    </>
  );
}

// What was taken out of the programme is kept here, and comes back.
function TakenOut() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const gone = takenOut(room.session.shown);
  const groups = groupsTakenOut(room.session.shown);
  if (gone.length + groups.length === 0) return null;
  return (
    <details className="p-out">
      <summary>{t("prepare.takenOut", { n: gone.length + groups.length })}</summary>
      <ul>
        {groups.map(({ id, breakout: { title } }) => (
          <li key={id}>
            <span>
              {t("prepare.kind.group")}: <bdi>{title}</bdi>
            </span>
            <button
              type="button"
              className="link"
              onClick={() =>
                void room
                  .asks({ case: "restoreBreakout", value: { id } }, () => true)
                  .then((answer) => tells(room, t, answer, t("prepare.broughtBack", { title })))
              }
            >
              {t("prepare.bringBack")}
              <span className="vh"> {title}</span>
            </button>
          </li>
        ))}
        {gone.map(({ id, item }) => (
          <li key={id}>
            <bdi>{calm(item.title)}</bdi>
            <button
              type="button"
              className="link"
              onClick={() =>
                void room
                  .asks({ case: "restoreAgendaItem", value: { id } }, () => true)
                  .then((answer) => tells(room, t, answer, t("prepare.broughtBack", { title: item.title })))
              }
            >
              {t("prepare.bringBack")}
              <span className="vh"> {item.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Dialogues({ asking: all }: { readonly asking: Askings }) {
  const asking = useStore(all);
  const close = () => all.set(undefined);
  if (!asking) return null;
  switch (asking.what) {
    case "add":
      return <AddDialog {...asking} onClose={close} />;
    case "change":
      return <ChangeDialog id={asking.id} onClose={close} />;
    case "reveal":
      return <RevealDialog id={asking.id} onClose={close} />;
    case "bringIn":
      return <BringInDialog onClose={close} />;
    case "copy":
      return <CopyDialog onClose={close} />;
    case "templates":
      return <TemplatesDialog onClose={close} />;
    case "rehearse":
      return <RehearseDialog onClose={close} />;
    case "meeting":
      return <MeetingDialog onClose={close} />;
    case "people":
      return <PeopleDialog onClose={close} />;
    case "groups":
      return <GroupsDialog id={asking.id} onMix={() => all.set({ what: "mix", id: asking.id })} onClose={close} />;
    case "mix":
      return <MixDialog id={asking.id} onClose={close} />;
    default:
      return asking satisfies never;
  }
}

// What can be done with one item. Whoever hosts begins, ends and shows; the rest is for who leads.
export function ItemMenu({
  item,
  beside,
  days,
  asking,
}: {
  readonly item: Item;
  readonly beside: readonly Item[];
  readonly days: readonly Day[];
  readonly asking: Askings;
}) {
  const t = useT();
  const room = useRoom();
  const { id, item: said } = item;
  const title = calm(said.title);
  const { leads } = room;
  const running = item.begunMs !== undefined && item.endedMs === undefined;
  const ended = item.endedMs !== undefined;
  const at = beside.indexOf(item);
  const hasGroups = said.kind === AgendaKind.BREAKOUT_ITEM || item.groups.length > 0;
  const act = (key: string) => {
    const does = acts(key);
    if (does) void room.asks(does.verb, () => true).then((answer) => tells(room, t, answer, does.said));
    else asks(key);
  };
  const acts = (key: string) => {
    const step = (by: 1 | -1) => {
      const verb = stepped(besideIn(room.session.shown, said.parent), beside, id, by);
      return verb && { verb, said: t("prepare.moved", { title, at: at + by + 1, all: beside.length }) };
    };
    switch (key) {
      case "begin":
        return { verb: begins(days, id), said: t("prepare.began", { title }) };
      case "notBegun":
        return {
          verb: { case: "beginAgendaItem", value: { id, undo: true } } as const,
          said: t("prepare.notBegun.said", { title }),
        };
      case "end":
        return { verb: { case: "endAgendaItem", value: { id } } as const, said: t("prepare.ended", { title }) };
      case "goOn":
        return {
          verb: { case: "endAgendaItem", value: { id, undo: true } } as const,
          said: t("prepare.goesOn", { title }),
        };
      case "hide":
        return {
          verb: { case: "setAgendaItem", value: { id, hide: true } } as const,
          said: t("prepare.hid", { title }),
        };
      case "out":
        return { verb: { case: "trashAgendaItem", value: { id } } as const, said: t("prepare.out.said", { title }) };
      case "up":
        return step(-1);
      case "down":
        return step(1);
      default:
        return undefined;
    }
  };
  const asks = (key: string) => {
    switch (key) {
      case "change":
      case "reveal":
      case "groups":
      case "mix":
        return asking.set({ what: key, id });
      case "after":
        return asking.set({ what: "add", day: item.day, parent: said.parent, after: id });
      case "part":
        return asking.set({ what: "add", day: item.day, parent: id, after: undefined });
    }
  };
  return (
    <MenuButton
      label={t("prepare.item", { title })}
      className="bare p-item"
      onChoose={act}
      lines={[
        !said.hidden && !running && !ended && { id: "begin", words: t("prepare.begin") },
        running && { id: "end", words: t("prepare.end") },
        running && { id: "notBegun", words: t("prepare.notBegun") },
        ended && { id: "goOn", words: t("prepare.goOn") },
        said.hidden && { id: "reveal", words: t("prepare.reveal") },
        leads && "line",
        leads && { id: "change", words: t("prepare.change") },
        leads && at > 0 && { id: "up", words: t("prepare.up") },
        leads && at < beside.length - 1 && { id: "down", words: t("prepare.down") },
        leads && { id: "after", words: t("prepare.after") },
        leads && said.parent === "" && { id: "part", words: t("prepare.part") },
        leads && hasGroups && "line",
        leads && hasGroups && { id: "groups", words: t("prepare.groups") },
        leads && item.groups.length > 0 && { id: "mix", words: t("prepare.mix") },
        leads && "line",
        leads && !said.hidden && item.begunMs === undefined && { id: "hide", words: t("prepare.hide") },
        leads && !running && { id: "out", words: t("prepare.out") },
      ]}
    >
      <Glyph name="more" />
    </MenuButton>
  );
}

function begins(days: readonly Day[], id: string) {
  return { case: "beginAgendaItem", value: { id, after: runningId(days) } } as const;
}

// In the lines of now and next: to end what is on, and to begin what comes.
export function SlotActs({
  what,
  item,
  days,
}: {
  readonly what: "now" | "next";
  readonly item: Item | undefined;
  readonly days: readonly Day[];
}) {
  const t = useT();
  const room = useRoom();
  if (!item || item.item.hidden) return null;
  const running = item.begunMs !== undefined && item.endedMs === undefined;
  const title = calm(item.item.title);
  const ends = what === "now" && running;
  const verb = ends ? ({ case: "endAgendaItem", value: { id: item.id } } as const) : begins(days, item.id);
  return (
    <button
      type="button"
      className="b p-act"
      onClick={() =>
        void room
          .asks(verb, () => true)
          .then((answer) => tells(room, t, answer, t(ends ? "prepare.ended" : "prepare.began", { title })))
      }
    >
      {t(ends ? "prepare.end" : "prepare.begin")}
      <span className="vh"> {title}</span>
    </button>
  );
}
