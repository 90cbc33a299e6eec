import { useState } from "react";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { Why } from "../record/Why.tsx";
import { useRoom } from "../room/use.ts";
import { entersGuidebook } from "./entering.ts";
import "./way_in.css";

const SearchDialog = later(async () => (await import("../searching/SearchDialog.tsx")).SearchDialog, undefined, false);

// From a meeting to its guidebook, and to the search in what is approved. Whoever leads or records opens the guidebook by
// going there; to others is said when there is none yet.
export function MeetingGuidebook() {
  const t = useT();
  const room = useRoom();
  const [searches, setSearches] = useState(false);
  const [waits, setWaits] = useState(false);
  const [why, setWhy] = useState("");
  const goes = async () => {
    if (waits) return;
    setWaits(true);
    setWhy("");
    const answer = await entersGuidebook(room.document);
    setWaits(false);
    if (answer.ok) return;
    if (answer.status === 0) return setWhy(t("join.unreached"));
    setWhy(t(answer.status === 404 ? "guide.notYet" : "guide.no.enter"));
  };
  return (
    <section className="gb-way" aria-label={t("guide.title")}>
      <h2>{t("guide.title")}</h2>
      <p>{t("guide.means")}</p>
      <div className="row">
        <button type="button" className="b" aria-disabled={waits} onClick={() => void goes()}>
          {t(room.writesNotes ? "guide.menu" : "guide.read")}
        </button>
        <button type="button" className="b" onClick={() => setSearches(true)}>
          {t("guide.search.menu")}
        </button>
      </div>
      <Why words={why} />
      {searches && <SearchDialog onClose={() => setSearches(false)} />}
    </section>
  );
}
