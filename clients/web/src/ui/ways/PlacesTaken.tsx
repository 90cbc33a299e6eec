import { useState } from "react";
import { forgetOf, Role, serverAt } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { placeAt, placesTaken } from "../join/places.ts";
import { useT } from "../language.ts";
import { leavesRoom } from "../room/RoomScreen.tsx";
import { addressOf, goTo } from "../route.ts";
import { type Became, type Device, forgets } from "./forgetting.ts";
import { type Entry, entriesOf, isMeeting, type Taken } from "./taken.ts";
import "./ways.css";

const device: Device = { leaves: leavesRoom, forgetOf, signOut: () => serverAt().signOut() };
const whyNot: { readonly [became in Exclude<Became, "done">]: Key } = {
  unsent: "places.forget.unsent",
  failed: "places.forget.failed",
  unreached: "places.signOut",
};

function taken(): readonly Entry[] {
  return entriesOf(
    placesTaken().flatMap(({ document }) => {
      const place = placeAt(document);
      return place ? [{ document, place }] : [];
    }),
  );
}

// At the bare address: back to where one has joined on this device, and a way to have it know nothing of that.
export function PlacesTaken() {
  const t = useT();
  const [entries, setEntries] = useState(taken);
  const [said, setSaid] = useState("");
  if (entries.length === 0 && said === "") return null;
  return (
    <section className="places" aria-labelledby="places-title">
      {entries.length > 0 && (
        <h2 id="places-title" className="join-title">
          {t("places.title")}
        </h2>
      )}
      <ul>
        {entries.map((entry) => (
          <OneEntry
            key={entry.id}
            entry={entry}
            onForgotten={() => {
              setEntries(taken());
              setSaid(t("places.forgotten"));
            }}
          />
        ))}
      </ul>
      <p className="label" role="status">
        {said}
      </p>
    </section>
  );
}

function OneEntry({ entry, onForgotten }: { readonly entry: Entry; readonly onForgotten: () => void }) {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const [waits, setWaits] = useState(false);
  const [why, setWhy] = useState("");
  const go = async () => {
    if (waits) return;
    setWaits(true);
    const became = await forgets(entry, device);
    setWaits(false);
    if (became === "done") return onForgotten();
    setWhy(t(whyNot[became]));
  };
  const name = entry.title || entry.ways[0]?.place.title || entry.id;
  return (
    <li>
      {entry.title !== "" && (
        <h3>
          <bdi>{entry.title}</bdi>
        </h3>
      )}
      {entry.ways.map((way) => (
        <Way key={way.document} way={way} />
      ))}
      {asks ? (
        <div className="places-ask" role="group" aria-label={name}>
          <p>{t("places.forget.ask")}</p>
          <p className="fault" role="alert">
            {why}
          </p>
          <div className="row">
            <button type="button" className="b" autoFocus onClick={() => setAsks(false)}>
              {t("cancel")}
            </button>
            <button type="button" className="b main" aria-disabled={waits} onClick={() => void go()}>
              {t("places.forget.go")}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className="link"
          onClick={() => {
            setWhy("");
            setAsks(true);
          }}
        >
          {t("places.forget")}
          <span className="vh"> {name}</span>
        </button>
      )}
    </li>
  );
}

function Way({ way }: { readonly way: Taken }) {
  const t = useT();
  const { document, place } = way;
  const kind = isMeeting(way) ? "meeting" : "board";
  const role = place.role ?? Role.ROLE_UNSPECIFIED;
  return (
    <a
      className="places-way"
      href={addressOf(kind, document)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goTo(kind, document);
      }}
    >
      <b>
        <bdi>{kind === "meeting" ? t("meeting.title") : place.title || document}</bdi>
      </b>
      <span className="label">
        {role === Role.ROLE_UNSPECIFIED ? (
          <bdi>{place.name}</bdi>
        ) : (
          t("places.as", { role: t(`role.${role}` as Key), name: place.name })
        )}
      </span>
    </a>
  );
}
