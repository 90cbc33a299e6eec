import { AgendaKind, type Meeting } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { calm } from "../board/titles.ts";
import { languageShown, useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { useRoom } from "../room/use.ts";
import type { Store } from "../store.ts";
import type { Asking } from "./asking.ts";
import { Groups, type Seating } from "./Groups.tsx";
import { type Going, movedTo } from "./going.ts";
import { type Day, type Item, type NowAndNext, spanOf } from "./programme.ts";
import { dayWords, shownAt, zoneHere } from "./times.ts";

// What whoever leads may do with an item is not fetched by anybody else.
const ItemMenu = later(async () => (await import("../preparing/door.ts")).ItemMenu(), undefined, false);

export interface Around extends Seating {
  readonly meeting: Meeting;
  readonly days: readonly Day[];
  readonly on: NowAndNext;
  readonly going: Going | undefined;
  readonly asking: Store<Asking | undefined> | undefined; // of whoever may do something about the programme
}

export function ProgrammeDay({ day, ...around }: Around & { readonly day: Day }) {
  const t = useT();
  return (
    <section className="m-day" id={`day-${day.day}`}>
      <h2>{day.day === "" ? t("meeting.unstated") : dayWords(day.day, languageShown())}</h2>
      <ol>
        {day.items.map((item) => (
          <ItemOf key={item.id} item={item} beside={day.items} {...around} />
        ))}
      </ol>
    </section>
  );
}

// One line of the programme: the clock in the margin, then what it is.
function ItemOf({ item, beside, ...around }: Around & { readonly item: Item; readonly beside: readonly Item[] }) {
  const t = useT();
  const room = useRoom();
  const { item: said } = item;
  const now = around.on.now === item;
  const pillar = pillarOf(said.pillar);
  const question = [...room.session.shown.ofKind("pillar")].find(({ id }) => id === said.pillar)?.body.value.question;
  const session = said.kind === AgendaKind.SESSION;
  return (
    <li
      className={`m-item${session ? " session" : ""}${now ? " on" : ""}${said.hidden ? " hidden" : ""} ${pillar ? `p-${pillar}` : ""}`}
      aria-current={now ? "time" : undefined}
    >
      <Times item={item} {...around} />
      <div className="m-matter">
        <p className="m-kind">
          <span>
            {session && said.number !== "" ? t("meeting.session", { number: said.number }) : t(kindKey(said.kind))}
          </span>
          {now && <b>{t("meeting.now")}</b>}
          {said.hidden && <em>{t("meeting.hidden")}</em>}
          {around.asking && <ItemMenu item={item} beside={beside} days={around.days} asking={around.asking} />}
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
        <Groups groups={item.groups} {...around} />
        {item.items.length > 0 && (
          <ol className="m-items">
            {item.items.map((one) => (
              <li
                key={one.id}
                className={`${around.on.part === one ? "on" : ""}${one.item.hidden && !said.hidden ? " hidden" : ""}`}
                aria-current={around.on.part === one ? "time" : undefined}
              >
                <span className="m-kind">
                  {t(kindKey(one.item.kind))}
                  {around.on.part === one && <b>{t("meeting.now")}</b>}
                  {one.item.hidden && !said.hidden && <em>{t("meeting.hidden")}</em>}
                </span>
                <div>
                  {/* "Refreshment break" says what it is: a title that only names its kind is enough. */}
                  <span className="m-title">
                    <bdi>{one.item.title}</bdi>
                  </span>
                  <Speakers ids={one.item.speakers} />
                  <AsItGoes item={one} {...around} />
                  <Groups groups={one.groups} {...around} />
                </div>
                {around.asking && <ItemMenu item={one} beside={item.items} days={around.days} asking={around.asking} />}
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

function Times({ item, ...around }: Around & { readonly item: Item }) {
  const t = useT();
  const { zone } = around;
  const span = spanOf(item);
  if (!span)
    return (
      <p className="m-times label">
        {t("meeting.noClock")}
        <AsItGoes item={item} {...around} />
      </p>
    );
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
      <AsItGoes item={item} {...around} />
    </p>
  );
}

// When it really began, or probably will, where that is another time than the programme says.
function AsItGoes({ item, zone, going }: Around & { readonly item: Item }) {
  const t = useT();
  const at = (ms: number) => shownAt(ms, zone).clock;
  if (item.begunMs !== undefined) {
    const began = at(item.begunMs);
    if (item.endedMs !== undefined)
      return <span className="label m-went">{t("meeting.went", { from: began, to: at(item.endedMs) })}</span>;
    return item.startMs !== undefined && at(item.startMs) === began ? null : (
      <span className="label m-went">{t("meeting.since", { time: began })}</span>
    );
  }
  const moved = movedTo(going?.items.get(item.id));
  return moved === undefined ? null : (
    <span className="label m-moved">{t("console.probably", { time: at(moved) })}</span>
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

export function kindKey(kind: AgendaKind): Key {
  return (kind in AgendaKind && kind !== AgendaKind.AGENDA_KIND_UNSPECIFIED ? `agenda.${kind}` : "agenda.1") as Key;
}
