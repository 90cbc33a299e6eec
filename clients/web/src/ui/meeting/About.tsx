import type { Meeting } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { isAddress, looksCutOff } from "./reading.ts";

// The margin: the questions the meeting asks, what becomes of what is said, whom to write to, what to read.
export function About({ meeting }: { readonly meeting: Meeting }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { shown, people } = room.session;
  const pillars = [...shown.ofKind("pillar")].sort((a, b) => a.body.value.order - b.body.value.order);
  const contact = people.get(meeting.keyContact);
  const resources = [...shown.ofKind("resource")];
  resources.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
  return (
    <aside className="m-about" aria-label={t("meeting.about")}>
      {meeting.fictional && <p className="m-invented">{t("meeting.fictional")}</p>}
      {pillars.length > 0 && (
        <section>
          <h2>{t("meeting.questions")}</h2>
          <dl>
            {pillars.map(({ id, body: { value } }) => {
              const pillar = pillarOf(id);
              return (
                <div key={id} className={pillar ? `p-${pillar}` : ""}>
                  <dt className={pillar ? "pillar" : ""}>
                    {pillar && <Glyph name={pillar} turns={pillar === "routes"} />}
                    <span dir="auto">{value.name}</span>
                  </dt>
                  <dd dir="auto">{value.question}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      )}
      {meeting.mainOutcome !== "" && (
        <section>
          <h2>{t("meeting.outcome")}</h2>
          <p dir="auto">{meeting.mainOutcome}</p>
        </section>
      )}
      <section>
        <h2>{t("policy.label")}</h2>
        <p dir="auto">{meeting.policy?.verbatim || t("policy.default")}</p>
      </section>
      {contact && (
        <section>
          <h2>{t("meeting.contact")}</h2>
          <p dir="auto">{contact.name}</p>
          <p className="label">{t("meeting.contact.more")}</p>
        </section>
      )}
      {resources.length > 0 && (
        <section>
          <h2>{t("meeting.reading")}</h2>
          <ul className="m-reading">
            {resources.map(({ id, body: { value } }) => (
              <li key={id}>
                {!isAddress(value.url) ? (
                  <span dir="auto">{value.title || value.series}</span>
                ) : (
                  <a href={value.url} target="_blank" rel="noreferrer noopener" dir="auto">
                    {value.title || value.series}
                  </a>
                )}
                {looksCutOff(value) && <span className="label">{t("meeting.reading.cutOff")}</span>}
                <span className="label" dir="auto">
                  {[value.authors.join(", "), value.title === "" ? "" : value.series].filter(Boolean).join(". ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
