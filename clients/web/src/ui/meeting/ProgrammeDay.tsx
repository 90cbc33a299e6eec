import { AgendaKind, type Meeting } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { calm } from "../board/titles.ts";
import { languageShown, useT } from "../language.ts";
import { PillarName } from "../parts/PillarName.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { useRoom } from "../room/use.ts";
import { type Day, type GroupOf, type Item, nowAndNext, spanOf } from "./programme.ts";
import { dayWords, shownAt, zoneHere } from "./times.ts";

interface Around {
  readonly zone: string;
  readonly nowMs: number;
  readonly meeting: Meeting;
  readonly isMine: (group: GroupOf) => boolean;
  readonly onEnter: (group: GroupOf) => void;
}

export function ProgrammeDay({ day, ...around }: Around & { readonly day: Day }) {
  const t = useT();
  const { now } = nowAndNext([day], around.nowMs);
  return (
    <section className="m-day" id={`day-${day.day}`}>
      <h2>{day.day === "" ? t("meeting.unstated") : dayWords(day.day, languageShown())}</h2>
      <ol>
        {day.items.map((item) => (
          <ItemOf key={item.id} item={item} now={now === item} {...around} />
        ))}
      </ol>
    </section>
  );
}

// One line of the programme: the clock in the margin, then what it is.
function ItemOf({ item, now, ...around }: Around & { readonly item: Item; readonly now: boolean }) {
  const t = useT();
  const room = useRoom();
  const { item: said } = item;
  const pillar = pillarOf(said.pillar);
  const question = [...room.session.shown.ofKind("pillar")].find(({ id }) => id === said.pillar)?.body.value.question;
  const session = said.kind === AgendaKind.SESSION;
  return (
    <li
      className={`m-item${session ? " session" : ""}${now ? " on" : ""}${said.hidden ? " hidden" : ""} ${pillar ? `p-${pillar}` : ""}`}
      aria-current={now ? "time" : undefined}
    >
      <Times item={item} zone={around.zone} />
      <div className="m-matter">
        <p className="m-kind">
          <span>
            {session && said.number !== "" ? t("meeting.session", { number: said.number }) : t(kindKey(said.kind))}
          </span>
          {now && <b>{t("meeting.now")}</b>}
          {said.hidden && <em>{t("meeting.hidden")}</em>}
        </p>
        <h3>
          <bdi>{calm(said.title)}</bdi>
        </h3>
        {session && pillar && <PillarName pillar={pillar} />}
        {session && question && (
          <p className="m-question" dir="auto">
            {question}
          </p>
        )}
        <Speakers ids={said.speakers} />
        <Groups item={item} {...around} />
        {item.items.length > 0 && (
          <ol className="m-items">
            {item.items.map((one) => (
              <li key={one.id}>
                <span className="m-kind">{t(kindKey(one.item.kind))}</span>
                <div>
                  {/* "Refreshment break" says what it is: a title that only names its kind is enough. */}
                  <span className="m-title">
                    <bdi>{one.item.title}</bdi>
                  </span>
                  <Speakers ids={one.item.speakers} />
                  <Groups item={one} {...around} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

function Times({ item, zone }: { readonly item: Item; readonly zone: string }) {
  const t = useT();
  const span = spanOf(item);
  if (!span) return <p className="m-times label">{t("meeting.noClock")}</p>;
  const here = zoneHere();
  const at = (ms: number) => shownAt(ms, zone).clock;
  const mine = shownAt(span.startMs, here);
  const place = shownAt(span.startMs, zone);
  const end =
    item.endMs !== undefined
      ? t("meeting.until", { time: at(item.endMs) })
      : item.item.latestEnd !== ""
        ? t("meeting.latest", { time: item.item.latestEnd })
        : "";
  return (
    <p className="m-times num">
      <time dateTime={new Date(span.startMs).toISOString()}>{place.clock}</time>
      {end !== "" && <span className="label">{end}</span>}
      {(mine.clock !== place.clock || mine.day !== place.day) && (
        <span className="label m-yours">
          {t("meeting.you", { time: mine.clock })}
          {mine.day !== place.day && <>, {dayWords(mine.day, languageShown(), "short")}</>}
        </span>
      )}
    </p>
  );
}

function Speakers({ ids }: { readonly ids: readonly string[] }) {
  const room = useRoom();
  const people = ids.flatMap((id) => room.session.people.get(id) ?? []);
  if (people.length === 0) return null;
  return (
    <p className="m-speakers">
      {people.map(({ participant, name, affiliations }) => (
        <span key={participant}>
          <b>
            <bdi>{name}</bdi>
          </b>
          {affiliations.length > 0 && <bdi>{affiliations.join(", ")}</bdi>}
        </span>
      ))}
    </p>
  );
}

function Groups({ item, zone, isMine, onEnter }: Around & { readonly item: Item }) {
  const t = useT();
  if (item.groups.length === 0) return null;
  return (
    <ul className="m-groups">
      {item.groups.map((group) => {
        const { title, members, startsMs, availableMinutes } = group.breakout;
        const starts = Number(startsMs) > 0 ? shownAt(Number(startsMs), zone).clock : "";
        return (
          <li key={group.id}>
            <b>
              <bdi>{title}</bdi>
            </b>
            <span className="label num">
              {[
                starts,
                availableMinutes > 0 ? t("policy.minutes", { count: availableMinutes }) : "",
                members.length > 0 ? t("meeting.members", { count: members.length }) : "",
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
            {isMine(group) && (
              <button type="button" className="link" onClick={() => onEnter(group)}>
                {t("meeting.open")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function kindKey(kind: AgendaKind): Key {
  return (kind in AgendaKind && kind !== AgendaKind.AGENDA_KIND_UNSPECIFIED ? `agenda.${kind}` : "agenda.1") as Key;
}
