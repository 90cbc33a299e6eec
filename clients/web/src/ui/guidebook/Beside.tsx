import { Naming_State } from "../../index.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { dayWords } from "../quotations/model.ts";
import { useRoom } from "../room/use.ts";
import { type ChapterPart, type EntryPart, missingIn, says, sourcesOf } from "./book.ts";
import { useDesk } from "./desk.ts";
import { PartActs } from "./PartActs.tsx";
import { Readiness } from "./Readiness.tsx";
import { Sources } from "./Sources.tsx";

// In the margin of a part: how far it is, where it comes from, what is known of its evidence, what was permitted.
export function BesidePart({ part }: { readonly part: ChapterPart | EntryPart }) {
  const t = useT();
  const { writes } = useDesk();
  const sources = sourcesOf(part);
  return (
    <aside className="gb-marg" aria-label={t("guide.beside", { title: part.title || t("guide.untitled") })}>
      {writes && (
        <div className="gb-state" data-stays tabIndex={-1}>
          <Readiness part={part} missing={missingIn(part)} />
          <PartActs part={part} />
        </div>
      )}
      {sources.length > 0 && (
        <div>
          <b>{t("guide.from")}</b>
          <span className="gb-refs">
            <Sources sources={sources} />
          </span>
        </div>
      )}
      {"entry" in part && <OfEntry part={part} />}
    </aside>
  );
}

function OfEntry({ part }: { readonly part: EntryPart }) {
  const t = useT();
  const room = useRoom();
  const { writes, hands } = useDesk();
  const { entry } = part;
  const changes = writes && !part.ready;
  const naming = entry.naming?.state ?? Naming_State.UNDECIDED;
  // A tool is about no organisation, but for its worked example.
  const aboutOne =
    part.type !== "tool" ||
    naming !== Naming_State.UNDECIDED ||
    part.fields.some((field) => field.kind.name === "worked_example" && says(field));
  const { organisation = "", grantedBy = "", grantedOn = "" } = entry.naming ?? {};
  return (
    <>
      {entry.reportedNotVerified && (
        <div>
          <b>{t("guide.evidence")}</b>
          <span className="rv">{t("guide.reported")}</span>
        </div>
      )}
      {((writes && aboutOne) || naming === Naming_State.NAMED) && (
        <div>
          <b>{t("guide.permissions")}</b>
          {naming === Naming_State.NAMED && (
            <>
              {t("guide.naming.named", { organisation })}
              {grantedOn !== "" && <> {dayWords(grantedOn, languageShown())}</>}
              {writes && grantedBy !== "" && (
                <>
                  {" "}
                  {t("guide.naming.by")} <bdi>{room.nameOf(grantedBy) || t("board.somebody")}</bdi>
                </>
              )}
            </>
          )}
          {writes && naming === Naming_State.NOT_NAMED && t("guide.naming.not")}
          {writes && naming === Naming_State.ASKED && t("guide.naming.asked")}
          {writes && naming === Naming_State.UNDECIDED && t("guide.naming.undecided")}
          {changes && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "naming", part: part.id })}>
              {t("guide.naming.menu")}
              <span className="vh"> {part.title}</span>
            </button>
          )}
        </div>
      )}
      {(entry.sdgs.length > 0 || entry.sector !== "" || changes) && (
        <div>
          <b>{t("guide.tags")}</b>
          {entry.sector !== "" && <bdi>{entry.sector}</bdi>}
          {entry.sdgs.length > 0 && (
            <ul className="gb-sdgs" aria-label={t("guide.sdgs")}>
              {entry.sdgs.map((goal) => (
                <li key={goal} className="num">
                  {t("guide.sdg", { number: goal })}
                </li>
              ))}
            </ul>
          )}
          {changes && (
            <button type="button" className="link" onClick={() => hands.asking.set({ what: "facts", part: part.id })}>
              {t("guide.facts.menu")}
              <span className="vh"> {part.title}</span>
            </button>
          )}
        </div>
      )}
      {part.ready && writes && (
        <p className="label">
          <Glyph name="lock" /> {t("guide.ready.still")}
        </p>
      )}
    </>
  );
}
