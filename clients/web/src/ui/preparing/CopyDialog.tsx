import { type FormEvent, useState } from "react";
import type { CopyMeetingAnswer } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { useT } from "../language.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { failureWords } from "./failures.ts";
import { Links } from "./Links.tsx";

// The meeting once more, for another year: its programme on other days. Nothing of what was written in it.
export function CopyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const meeting = room.session.shown.meeting();
  const [title, setTitle] = useState(meeting?.title ?? "");
  const [startDate, setStartDate] = useState("");
  const [people, setPeople] = useState(false);
  const [groups, setGroups] = useState(true);
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const [copy, setCopy] = useState<CopyMeetingAnswer>();
  const needs = useNeeds();
  const noTitle = title.trim() === "";
  const noDay = startDate === "";
  const makes = async (event: FormEvent) => {
    if (needs.stops(event, noTitle || noDay) || waits) return;
    setWaits(true);
    setWhy("");
    const answer = await meetingAt(room.document).copy({ title: title.trim(), startDate, people, groups });
    setWaits(false);
    if (answer.ok) setCopy(answer.value);
    else setWhy(failureWords(t, answer));
  };
  if (copy)
    return (
      <Sheet title={t("prepare.copy.done")} onClose={onClose} wide stays>
        <p>{t("prepare.links.more")}</p>
        <Links of={title} links={copy.links} />
      </Sheet>
    );
  return (
    <Sheet title={t("prepare.copy.title")} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void makes(event)}>
        <p>{t("prepare.copy.more")}</p>
        <label>
          <span className="lab">{t("prepare.copy.name")}</span>
          <input
            className="field"
            dir="auto"
            autoFocus
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Needed when={needs.tried && noTitle} />
        </label>
        <label>
          <span className="lab">{t("prepare.copy.day")}</span>
          <input
            className="field num"
            type="date"
            value={startDate}
            onChange={(event) => setStartDate(event.target.value)}
          />
          <Needed when={needs.tried && noDay} words="needed.day" />
          <span className="hint">{t("prepare.copy.day.hint", { day: meeting?.startDate ?? "" })}</span>
        </label>
        <label className="p-check">
          <input type="checkbox" checked={people} onChange={(event) => setPeople(event.target.checked)} />
          <span>{t("prepare.copy.people")}</span>
        </label>
        <label className="p-check">
          <input type="checkbox" checked={groups} onChange={(event) => setGroups(event.target.checked)} />
          <span>{t("prepare.copy.groups")}</span>
        </label>
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("prepare.copy.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
