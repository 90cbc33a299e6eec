import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { AnswerTo } from "./AnswerTo.tsx";
import { ReportTime } from "./ReportTime.tsx";
import { type ReportRecord, turnOf } from "./reports.ts";

// What one group brings: the headline large, the disagreement it keeps, an example, what they rest on, and its decisions.
export function OneReport({ report }: { readonly report: ReportRecord }) {
  const t = useT();
  const { title, remote, headline, noHeadline, disagreementKept, example, cards, decisions } = report.body.value;
  return (
    <article className="rp-report" aria-label={title}>
      <header>
        <h3 dir="auto">{title}</h3>
        {remote > 0 && (
          <span className="label">
            <Glyph name="remote" /> {t("report.remote", { count: remote })}
          </span>
        )}
        {turnOf(report.body.value) === "reports" && <ReportTime report={report} />}
      </header>
      <p className="rp-headline" dir="auto">
        {headline || t(noHeadline ? "harvest.noHeadline" : "harvest.none")}
      </p>
      <dl className="rp-more">
        <div>
          <dt>{t("harvest.disagreement")}</dt>
          <dd dir="auto">{disagreementKept || "–"}</dd>
        </div>
        <div>
          <dt>{t("harvest.example")}</dt>
          <dd dir="auto">{example || "–"}</dd>
        </div>
      </dl>
      {cards.length > 0 && (
        <section>
          <h4>{t("report.cards")}</h4>
          <ul className="rp-cards">
            {cards.map(({ id, number, text }) => (
              <li key={id}>
                <span className="num quiet">{number}</span>{" "}
                {text === "" ? <span className="label">{t("report.quotation")}</span> : <bdi>{text}</bdi>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h4>{t("report.decisions")}</h4>
        {decisions.length === 0 && <p className="label">{t("report.noDecisions")}</p>}
        <ul className="rp-decisions">
          {decisions.map((decision) => (
            <li key={decision.id}>
              <b dir="auto">
                {decision.number > 0 && <span className="num quiet">{decision.number} </span>}
                {decision.title}
              </b>
              {decision.text !== "" && decision.text !== decision.title && <p dir="auto">{decision.text}</p>}
              <AnswerTo report={report.id} group={title} decision={decision} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
