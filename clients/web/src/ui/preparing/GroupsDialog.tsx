import { type FormEvent, useEffect, useId, useState } from "react";
import type { Breakout, OpenedGroup, TemplateHere } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { calm } from "../board/titles.ts";
import { useT } from "../language.ts";
import { type GroupOf, itemOfGroup } from "../meeting/programme.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { failureWords } from "./failures.ts";
import { Links } from "./Links.tsx";
import { tells, whyNot } from "./refusals.ts";

const mostAtOnce = 50; // of the server

// The groups of an item: those there are, and fresh ones with their boards.
export function GroupsDialog({
  id,
  onMix,
  onClose,
}: {
  readonly id: string;
  readonly onMix: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const body = room.session.shown.find(id)?.body;
  const title = body?.case === "agendaItem" ? calm(body.value.title) : "";
  const groups = groupsAt(room.session.shown.ofKind("breakout"), id);
  const [opened, setOpened] = useState<readonly OpenedGroup[]>([]);
  return (
    <Sheet title={t("prepare.groups.title", { title })} onClose={onClose} wide>
      {opened.length > 0 && <Opened groups={opened} />}
      {groups.length > 0 && (
        <section>
          <h3 className="lab">{t("prepare.groups.here", { n: groups.length })}</h3>
          <ul className="p-groups">
            {groups.map((group) => (
              <OneGroup key={`${group.id} ${group.version}`} group={group} />
            ))}
          </ul>
          <button type="button" className="b" onClick={onMix}>
            {t("prepare.mix")}
          </button>
        </section>
      )}
      <OpenForm id={id} groups={groups} onOpened={setOpened} />
    </Sheet>
  );
}

export function groupsAt(
  records: Iterable<{ readonly id: string; readonly version: number; readonly body: { readonly value: Breakout } }>,
  item: string,
): readonly GroupOf[] {
  return [...records]
    .map(({ id, version, body }) => ({ id, version, breakout: body.value }))
    .filter(({ breakout }) => !breakout.trashed && breakout.title !== "" && itemOfGroup(breakout) === item)
    .sort((a, b) => a.breakout.title.localeCompare(b.breakout.title, undefined, { numeric: true }));
}

// One that is there: what it is called, how many it holds, whether people choose it.
function OneGroup({ group: { id, version, breakout } }: { readonly group: GroupOf }) {
  const t = useT();
  const room = useRoom();
  const [title, setTitle] = useState(breakout.title);
  const [cap, setCap] = useState(String(breakout.cap || ""));
  const [why, setWhy] = useState("");
  const asks = async (some: { title?: string; cap?: number; selfChoice?: boolean }) => {
    const answer = await room.asks({ case: "setBreakout", value: { id, ifVersion: version, ...some } }, () => true);
    setWhy(answer.is === "refused" ? whyNot(t, answer.refusal) : "");
    if (answer.is === "done") room.announcer.own(t("prepare.changed", { title: some.title ?? breakout.title }));
  };
  return (
    <li>
      <input
        className="field"
        dir="auto"
        aria-label={t("prepare.groups.name", { group: breakout.title })}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => title.trim() !== breakout.title && title.trim() !== "" && void asks({ title: title.trim() })}
      />
      <label className="p-cap">
        <span className="label">{t("prepare.groups.cap")}</span>
        <input
          className="field num"
          type="number"
          min={0}
          inputMode="numeric"
          value={cap}
          placeholder="∞"
          onChange={(event) => setCap(event.target.value)}
          onBlur={() => (Number(cap) || 0) !== breakout.cap && void asks({ cap: Math.max(0, Number(cap) || 0) })}
        />
      </label>
      <label className="p-check">
        <input
          type="checkbox"
          checked={breakout.selfChoice}
          onChange={(event) => void asks({ selfChoice: event.target.checked })}
        />
        <span>{t("prepare.groups.choose")}</span>
      </label>
      <span className="label num">
        {t("meeting.members", { count: breakout.members.length })}
        {breakout.board === "" && `, ${t("prepare.groups.noBoard")}`}
      </span>
      <button
        type="button"
        className="link"
        onClick={() =>
          void room
            .asks({ case: "trashBreakout", value: { id } }, () => true)
            .then((answer) => tells(room, t, answer, t("prepare.out.said", { title: breakout.title })))
        }
      >
        {t("prepare.groups.out")}
        <span className="vh"> {breakout.title}</span>
      </button>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </li>
  );
}

function OpenForm({
  id,
  groups,
  onOpened,
}: {
  readonly id: string;
  readonly groups: readonly GroupOf[];
  readonly onOpened: (groups: readonly OpenedGroup[]) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { templates, fault } = useTemplates(room.document);
  const boardless = groups.filter(({ breakout }) => breakout.board === "").map((group) => group.id);
  const [chosen, setChosen] = useState<string>();
  const [by, setBy] = useState<"count" | "names">("count");
  const [count, setCount] = useState("4");
  const [names, setNames] = useState("");
  const [cap, setCap] = useState("");
  const [minutes, setMinutes] = useState("");
  const [selfChoice, setSelfChoice] = useState(false);
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const titles = names
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const many = by === "count" ? Math.max(0, Math.round(Number(count) || 0)) : titles.length;
  const template = templates.find((one) => one.id === chosen) ?? templates[0];
  const tooMany = many > mostAtOnce;
  const mostId = useId();
  const ready = template !== undefined && many > 0 && !tooMany;
  const asks = async (some: { count?: number; titles?: string[]; breakouts?: string[] }) => {
    if (waits || !template) return;
    setWaits(true);
    setWhy("");
    const answer = await meetingAt(room.document).openGroups({
      ...some,
      agendaItem: id,
      templateId: template.id,
      cap: Number(cap) || 0,
      availableMinutes: Number(minutes) || template.totalMinutes,
      selfChoice,
    });
    setWaits(false);
    if (!answer.ok) return setWhy(failureWords(t, answer));
    onOpened(answer.value.groups);
    setNames("");
    const made = answer.value.groups.filter(({ problem }) => problem === "").length;
    room.announcer.own(t("prepare.groups.opened", { n: made }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void asks(by === "count" ? { count: many } : { titles });
  };
  return (
    <form className="stack p-open" onSubmit={submit}>
      <h3 className="lab">{t(groups.length > 0 ? "prepare.groups.more" : "prepare.groups.open")}</h3>
      {fault !== "" && <p className="fault">{fault}</p>}
      <label>
        <span className="label">{t("prepare.groups.template")}</span>
        <select className="field" value={template?.id ?? ""} onChange={(event) => setChosen(event.target.value)}>
          <Templates label={t("prepare.groups.own")} templates={templates.filter((one) => one.own)} />
          <Templates label={t("prepare.groups.server")} templates={templates.filter((one) => !one.own)} />
        </select>
        {template && template.purpose !== "" && (
          <span className="hint" dir="auto">
            {template.purpose}
          </span>
        )}
      </label>
      <div className="either" role="group" aria-label={t("prepare.groups.by")}>
        <button type="button" className="b" aria-pressed={by === "count"} onClick={() => setBy("count")}>
          {t("prepare.groups.byCount")}
        </button>
        <button type="button" className="b" aria-pressed={by === "names"} onClick={() => setBy("names")}>
          {t("prepare.groups.byNames")}
        </button>
      </div>
      <div className="p-row">
        {by === "count" ? (
          <label className="p-short">
            <span className="label">{t("prepare.groups.count")}</span>
            <input
              className="field num"
              type="number"
              inputMode="numeric"
              min={1}
              max={mostAtOnce}
              aria-invalid={tooMany}
              aria-describedby={tooMany ? mostId : undefined}
              value={count}
              onChange={(event) => setCount(event.target.value)}
            />
          </label>
        ) : (
          <label className="p-names">
            <span className="label">{t("prepare.groups.names")}</span>
            <textarea
              className="field"
              dir="auto"
              rows={4}
              aria-invalid={tooMany}
              aria-describedby={tooMany ? mostId : undefined}
              value={names}
              onChange={(event) => setNames(event.target.value)}
            />
          </label>
        )}
        <label className="p-short">
          <span className="label">{t("prepare.groups.cap")}</span>
          <input
            className="field num"
            type="number"
            inputMode="numeric"
            min={0}
            value={cap}
            placeholder="∞"
            onChange={(event) => setCap(event.target.value)}
          />
        </label>
        <label className="p-short">
          <span className="label">{t("prepare.field.minutes")}</span>
          <input
            className="field num"
            type="number"
            inputMode="numeric"
            min={0}
            value={minutes}
            placeholder={template && template.totalMinutes > 0 ? String(template.totalMinutes) : ""}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </label>
      </div>
      {tooMany && (
        <p id={mostId} className="fault" role="alert">
          {t("prepare.groups.most", { n: mostAtOnce })}
        </p>
      )}
      <label className="p-check">
        <input type="checkbox" checked={selfChoice} onChange={(event) => setSelfChoice(event.target.checked)} />
        <span>{t("prepare.groups.choose")}</span>
      </label>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="foot">
        {boardless.length > 0 && (
          <button type="button" className="b" aria-disabled={waits} onClick={() => void asks({ breakouts: boardless })}>
            {t("prepare.groups.boards", { n: boardless.length })}
          </button>
        )}
        <button type="submit" className="b main" aria-disabled={waits || !ready}>
          {waits ? t("prepare.waits") : t("prepare.groups.go", { n: many })}
        </button>
      </div>
    </form>
  );
}

function Templates({ label, templates }: { readonly label: string; readonly templates: readonly TemplateHere[] }) {
  if (templates.length === 0) return null;
  return (
    <optgroup label={label}>
      {templates.map((one) => (
        <option key={one.id} value={one.id}>
          {one.title}
        </option>
      ))}
    </optgroup>
  );
}

function useTemplates(document: string): { readonly templates: readonly TemplateHere[]; readonly fault: string } {
  const t = useT();
  const [templates, setTemplates] = useState<readonly TemplateHere[]>([]);
  const [fault, setFault] = useState("");
  useEffect(() => {
    let here = true;
    void meetingAt(document)
      .readTemplates()
      .then((answer) => {
        if (!here) return;
        if (answer.ok) setTemplates(answer.value.templates.filter(({ inTrash }) => !inTrash));
        else setFault(failureWords(t, answer));
      });
    return () => {
      here = false;
    };
  }, [document, t]);
  return { templates, fault };
}

// The links of fresh boards are told once: whoever needs them later shows them on the board.
function Opened({ groups }: { readonly groups: readonly OpenedGroup[] }) {
  const t = useT();
  return (
    <section className="p-opened" aria-label={t("prepare.groups.links")}>
      <h3 className="lab">{t("prepare.groups.links")}</h3>
      <p className="label">{t("prepare.links.more")}</p>
      {groups.map(({ breakout, title, links, problem }) => (
        <details key={breakout}>
          <summary>
            <bdi>{title}</bdi>
          </summary>
          {problem === "" ? (
            <Links of={title} links={links} />
          ) : (
            <p className="fault" lang="en">
              {problem}
            </p>
          )}
        </details>
      ))}
    </section>
  );
}
