import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import {
  type GroupNow,
  type MixAnswer,
  type MixedSeat,
  type MixUnkept,
  Mode,
  type SeatReason,
  serverAt,
} from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { type T, useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { initialsOf, inOrderOfNames, shownName } from "../room/names.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { failureWords } from "./failures.ts";
import { groupsAt } from "./GroupsDialog.tsx";
import { PeoplePicker } from "./PeoplePicker.tsx";
import {
  asked,
  at,
  atWorkUnseated,
  type Group,
  groupIn,
  madeOf,
  moved,
  placements,
  type Rules,
  type Table,
  tableOf,
  tooMany,
  usualRules,
} from "./seating.ts";

// Who could sit where, with the reasons; changed by hand, and then done.
export function MixDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "people");
  const groups = groupsAt(room.session.shown.ofKind("breakout"), id).map(groupIn);
  const seated = groups.some(({ members }) => members.length > 0);
  const [rules, setRules] = useState<Rules>(() => ({ ...usualRules, how: seated ? "late" : "anew" }));
  const [proposal, setProposal] = useState<MixAnswer>();
  const [table, setTable] = useState<Table>(new Map());
  const [by, setBy] = useState<ReadonlySet<string>>(new Set()); // moved by hand
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const [asking, setAsking] = useState(false);
  const [now, setNow] = useState<readonly GroupNow[]>([]);
  useEffect(() => {
    let here = true;
    void serverAt()
      .readGroups(room.document)
      .then((answer) => {
        if (here && answer.ok) setNow(answer.value.groups);
      });
    return () => {
      here = false;
    };
  }, [room]);
  const atWork = atWorkUnseated(groups, now);
  const newest = useRef(0); // a proposal that somebody did not wait for is dropped
  // Whoever is moved by the list takes the focus along to where they sit now.
  const follows = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: when somebody has been moved
  useEffect(() => {
    if (follows.current === "") return;
    document.querySelector<HTMLElement>(`[data-seat="${CSS.escape(follows.current)}"]`)?.focus();
    follows.current = "";
  }, [table]);

  const proposes = useCallback(
    async (next: Rules) => {
      setRules(next);
      setWhy("");
      setAsking(true);
      const mine = ++newest.current;
      const answer = await meetingAt(room.document).mix(asked(id, next));
      if (mine !== newest.current) return;
      setAsking(false);
      if (!answer.ok) return setWhy(failureWords(t, answer));
      setProposal(answer.value);
      setTable(tableOf(answer.value));
      setBy(new Set());
    },
    [room, id, t],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: one is there when it is opened
  useEffect(() => void proposes(rules), []);

  const move = (participant: string, group: string) => {
    if (table.get(participant) === group) return;
    newest.current += 1;
    setAsking(false);
    follows.current = document.activeElement?.getAttribute("data-seat") ?? "";
    setTable(moved(table, participant, group));
    setBy(new Set(by).add(participant));
    const to = groups.find((one) => one.id === group)?.title ?? t("prepare.mix.nowhere");
    room.announcer.own(t("prepare.mix.movedTo", { name: nameOf(room, proposal, participant), group: to }));
  };
  const places = placements(table, groups, id);
  const over = groups.filter((group) => tooMany(table, group) > 0);
  const seats = async () => {
    if (waits || places.length === 0 || over.length > 0) return;
    setWaits(true);
    const answer = await meetingAt(room.document).seat({ places: [...places], rotation: rules.how === "rotate" });
    setWaits(false);
    if (!answer.ok) return setWhy(failureWords(t, answer));
    room.announcer.own(t("prepare.mix.done", { n: places.length }));
    onClose();
  };
  const nobody = at(table, "");
  return (
    <Sheet title={t("prepare.mix.title")} onClose={onClose} wide="broad">
      <div className="p-mix">
        <RulesForm rules={rules} seated={seated} onChange={(next) => void proposes(next)} />
        <div className="p-proposal">
          <div className="row p-again">
            <button type="button" className="b" onClick={() => void proposes({ ...rules, seed: rules.seed + 1 })}>
              {t("prepare.mix.another")}
            </button>
            <span className="label num" role="status">
              {proposal && !asking ? t("prepare.mix.changes", { n: places.length }) : t("prepare.waits")}
            </span>
          </div>
          {why !== "" && (
            <p className="fault" role="alert">
              {why}
            </p>
          )}
          {atWork.length > 0 && (
            <p className="msg wait p-at-work" role="note">
              {t("prepare.mix.atWork", {
                groups: atWork
                  .map(({ title, many }) => t("prepare.mix.atWork.one", { group: title, n: many }))
                  .join(", "),
              })}
            </p>
          )}
          {proposal && proposal.unkept.length > 0 && <Unkept room={room} groups={groups} proposal={proposal} />}
          <div className="p-trays">
            {groups.map((group) => (
              <Tray
                key={group.id}
                group={group}
                groups={groups}
                proposal={proposal}
                table={table}
                by={by}
                onMove={move}
              />
            ))}
            {nobody.length > 0 && (
              <Tray
                group={{ id: "", title: t("prepare.mix.nowhere"), cap: 0, members: [], board: "" }}
                groups={groups}
                proposal={proposal}
                table={table}
                by={by}
                onMove={move}
              />
            )}
          </div>
        </div>
      </div>
      <div className="foot p-foot">
        {over.length > 0 && (
          <p className="fault">{t("prepare.mix.over", { groups: over.map(({ title }) => title).join(", ") })}</p>
        )}
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="b main"
          aria-disabled={waits || places.length === 0 || over.length > 0}
          onClick={() => void seats()}
        >
          {t("prepare.mix.go")}
        </button>
      </div>
    </Sheet>
  );
}

function nameOf(room: Room, proposal: MixAnswer | undefined, participant: string): string {
  return (
    room.nameOf(participant) || proposal?.seats.find((seat) => seat.participant === participant)?.name || participant
  );
}

// One group as it would be; people are moved by a list, or dragged.
function Tray({
  group,
  groups,
  proposal,
  table,
  by,
  onMove,
}: {
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly proposal: MixAnswer | undefined;
  readonly table: Table;
  readonly by: ReadonlySet<string>;
  readonly onMove: (participant: string, group: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [over, setOver] = useState(false);
  const here = inOrderOfNames(
    [...at(table, group.id)].map((participant) => ({
      participant,
      name: nameOf(room, proposal, participant),
      familyName: room.session.people.get(participant)?.familyName ?? "",
    })),
  ).map(({ participant }) => participant);
  const made = madeOf(here, room.session.people);
  const drop = (event: DragEvent) => {
    setOver(false);
    const participant = event.dataTransfer.getData(dragged);
    if (participant === "") return;
    event.preventDefault();
    onMove(participant, group.id);
  };
  return (
    <section
      className={`p-tray${over ? " over" : ""}${tooMany(table, group) > 0 ? " full" : ""}`}
      aria-label={group.title}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header>
        <h3>
          <bdi>{group.title}</bdi>
        </h3>
        <span className="label num">
          {[
            group.cap > 0
              ? t("meeting.seats", { taken: here.length, cap: group.cap })
              : t("meeting.members", { count: here.length }),
            made.affiliations > 0 ? t("prepare.mix.houses", { n: made.affiliations }) : "",
            made.remote > 0 ? t("console.remote", { count: made.remote }) : "",
          ]
            .filter(Boolean)
            .join(", ")}
        </span>
      </header>
      <ul>
        {here.map((participant) => (
          <OneSeat
            key={participant}
            participant={participant}
            seat={proposal?.seats.find((one) => one.participant === participant)}
            group={group.id}
            groups={groups}
            byHand={by.has(participant)}
            onMove={onMove}
          />
        ))}
      </ul>
      {here.length === 0 && <p className="label">{t("prepare.mix.empty")}</p>}
    </section>
  );
}
const dragged = "application/x-plenary-person";

function OneSeat({
  participant,
  seat,
  group,
  groups,
  byHand,
  onMove,
}: {
  readonly participant: string;
  readonly seat: MixedSeat | undefined;
  readonly group: string;
  readonly groups: readonly Group[];
  readonly byHand: boolean;
  readonly onMove: (participant: string, group: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const person = room.session.people.get(participant);
  const name = shownName(person?.name || seat?.name || participant);
  const why = byHand ? t("prepare.mix.byHand") : seat ? reasonWords(t, room, seat) : "";
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, participant);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <span className="who" aria-hidden="true">
        {initialsOf(name)}
        {person?.mode === Mode.REMOTE && <Glyph name="remote" />}
      </span>
      <span className="p-person">
        <b>
          <bdi>{name}</bdi>
        </b>
        {person && person.affiliations.length > 0 && (
          <span className="label" dir="auto">
            {person.affiliations.join(", ")}
          </span>
        )}
        {why !== "" && <span className={`label p-why${byHand ? " hand" : ""}`}>{why}</span>}
      </span>
      <select
        className="field"
        data-seat={participant}
        aria-label={t("prepare.mix.move", { name })}
        value={group}
        onChange={(event) => onMove(participant, event.target.value)}
      >
        {groups.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
        <option value="">{t("prepare.mix.nowhere")}</option>
      </select>
    </li>
  );
}

function reasonWords(t: T, room: Room, { why, reasons }: MixedSeat): string {
  // A server of an earlier version says sentences only.
  if (why.length === 0) return reasons.join(" ");
  return why.map((reason) => oneReason(t, room, reason)).join(" ");
}
function oneReason(t: T, room: Room, { kind, participants, count }: SeatReason): string {
  const names = participants.map((one) => room.nameOf(one)).join(", ");
  switch (kind) {
    case "keeps_seat":
      return t("prepare.why.keeps");
    case "together":
      return t("prepare.why.together", { names });
    case "new_affiliation":
      return t("prepare.why.affiliation");
    case "new_country":
      return t("prepare.why.country");
    case "organisers_spread":
      return t("prepare.why.organiser");
    case "remote_spread":
      return t("prepare.why.remote");
    case "meets_new":
      return t("prepare.why.meets", { n: count });
    case "evens_sizes":
      return t("prepare.why.even");
    default:
      return "";
  }
}

// What could not be kept, of whom and where, and why.
function Unkept({
  room,
  groups,
  proposal,
}: {
  readonly room: Room;
  readonly groups: readonly Group[];
  readonly proposal: MixAnswer;
}) {
  const t = useT();
  return (
    <section className="msg wait p-unkept">
      <div className="tag">
        <Glyph name="warn" />
        {t("prepare.unkept", { n: proposal.unkept.length })}
      </div>
      <ul>
        {proposal.unkept.map((one) => (
          <li key={`${one.rule} ${one.breakout} ${one.participants.join()}`}>
            {unkeptWords(t, one, {
              names: one.participants.map((participant) => nameOf(room, proposal, participant)).join(", "),
              group: groups.find(({ id }) => id === one.breakout)?.title ?? "",
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
function unkeptWords(
  t: T,
  { rule, why, sentence }: MixUnkept,
  { names, group }: { readonly names: string; readonly group: string },
): string {
  const what = (() => {
    switch (rule) {
      case "caps":
        return t("prepare.unkept.caps", { names });
      case "together":
        return t("prepare.unkept.together", { names });
      case "apart":
        return t("prepare.unkept.apart", { names, group });
      case "affiliations":
        return t("prepare.unkept.affiliations", { names, group });
      case "countries":
        return t("prepare.unkept.countries", { names, group });
      case "organisers":
        return t("prepare.unkept.organisers", { names, group });
      case "remote":
        return t("prepare.unkept.remote", { names, group });
      case "rotation":
        return t("prepare.unkept.rotation", { names });
      default:
        return sentence;
    }
  })();
  const because = (() => {
    switch (why) {
      case "no_room":
        return t("prepare.because.noRoom");
      case "more_than_groups":
        return t("prepare.because.moreThanGroups");
      case "together_and_apart":
        return t("prepare.because.bothSaid");
      case "no_group_holds_them":
        return t("prepare.because.noGroupHolds");
      case "seats_were_kept":
        return t("prepare.because.kept");
      case "other_rules_went_first":
        return t("prepare.because.others");
      default:
        return "";
    }
  })();
  return `${what} ${because}`.trim();
}

function RulesForm({
  rules,
  seated,
  onChange,
}: {
  readonly rules: Rules;
  readonly seated: boolean;
  readonly onChange: (rules: Rules) => void;
}) {
  const t = useT();
  const { spread } = rules;
  // Where there is no room beside the proposal, they are folded away above it.
  const [beside] = useState(() => matchMedia("(min-width: 861px)").matches);
  const spreads = [
    ["affiliations", "prepare.spread.affiliations"],
    ["countries", "prepare.spread.countries"],
    ["organisers", "prepare.spread.organisers"],
    ["modes", "prepare.spread.modes"],
  ] as const;
  return (
    <details className="p-rules" open={beside}>
      <summary>{t("prepare.rules")}</summary>
      {seated && (
        <Choices
          legend={t("prepare.rules.how")}
          chosen={rules.how}
          onChoose={(how) => onChange({ ...rules, how })}
          choices={[
            { value: "late", words: t("prepare.rules.late") },
            { value: "anew", words: t("prepare.rules.anew") },
            { value: "rotate", words: t("prepare.rules.rotate") },
          ]}
        />
      )}
      {rules.how === "late" && (
        <label className="p-check">
          <input
            type="checkbox"
            checked={rules.lateByAffiliation}
            onChange={(event) => onChange({ ...rules, lateByAffiliation: event.target.checked })}
          />
          <span>{t("prepare.rules.lateByAffiliation")}</span>
        </label>
      )}
      {rules.how === "rotate" && (
        <PeoplePicker
          legend={t("prepare.rules.hosts")}
          chosen={rules.hosts}
          onChange={(hosts) => onChange({ ...rules, hosts })}
        />
      )}
      <fieldset>
        <legend>{t("prepare.spread")}</legend>
        {spreads.map(([name, key]) => (
          <label key={name} className="p-check">
            <input
              type="checkbox"
              checked={spread[name]}
              onChange={(event) => onChange({ ...rules, spread: { ...spread, [name]: event.target.checked } })}
            />
            <span>{t(key)}</span>
          </label>
        ))}
      </fieldset>
      <Lists which="together" legend={t("prepare.rules.together")} rules={rules} onChange={onChange} />
      <Lists which="apart" legend={t("prepare.rules.apart")} rules={rules} onChange={onChange} />
    </details>
  );
}

// People who are to sit together, or apart: some lists, each of two or more.
function Lists({
  which,
  legend,
  rules,
  onChange,
}: {
  readonly which: "together" | "apart";
  readonly legend: string;
  readonly rules: Rules;
  readonly onChange: (rules: Rules) => void;
}) {
  const t = useT();
  const lists = rules[which];
  const set = (next: Rules["together"]) => onChange({ ...rules, [which]: next });
  const shown = lists.length === 0 ? [[]] : lists;
  return (
    <div className="p-lists">
      {shown.map((list, where) => (
        <PeoplePicker
          // biome-ignore lint/suspicious/noArrayIndexKey: a list is where it is
          key={where}
          legend={where === 0 ? legend : `${legend} ${where + 1}`}
          chosen={list}
          onChange={(chosen) =>
            set((lists.length === 0 ? [chosen] : lists.with(where, chosen)).filter((some) => some.length > 0))
          }
        />
      ))}
      {lists.length > 0 && lists.every((list) => list.length > 1) && (
        <button type="button" className="link" onClick={() => set([...lists, []])}>
          {t("prepare.rules.more")}
        </button>
      )}
    </div>
  );
}
