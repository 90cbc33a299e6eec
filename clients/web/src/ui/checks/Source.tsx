import { useId } from "react";
import { useT } from "../language.ts";
import { citationOf, looksCutOff } from "../meeting/reading.ts";
import { useRoom } from "../room/use.ts";

const mostCharacters = 400; // of a source; facilitation/rules/limits.h

// Where evidence can be looked up: in one's own words, or one of those that the meeting recommends to read.
export function Source({ said, onSay }: { readonly said: string; readonly onSay: (source: string) => void }) {
  const t = useT();
  const id = useId();
  const listed = useRoom().session.shown.board()?.resources ?? [];
  const citations = listed.map((resource) => citationOf(resource, mostCharacters));
  const chosen = citations.indexOf(said);
  const resource = listed[chosen];
  return (
    <div className="stack">
      <label>
        <span className="lab">{t("details.source")}</span>
        <input
          className="field"
          dir="auto"
          maxLength={mostCharacters}
          value={said}
          aria-describedby={id}
          onChange={(event) => onSay(event.target.value)}
        />
      </label>
      <small className="hint" id={id}>
        {t("details.source.hint")}
      </small>
      {listed.length > 0 && (
        <label>
          <span className="lab">{t("details.source.listed")}</span>
          <select
            className="field"
            value={chosen}
            onChange={({ target }) => onSay(citations[Number(target.value)] ?? said)}
          >
            <option value={-1}>{t("details.source.choose")}</option>
            {citations.map((citation, at) => (
              <option key={citation} value={at}>
                {citation}
              </option>
            ))}
          </select>
        </label>
      )}
      {resource && looksCutOff(resource) && <small className="hint">{t("meeting.reading.cutOff")}</small>}
    </div>
  );
}
