// The groups of an item: where one sits, and where people choose, a seat to take.
import { useState } from "react";
import { Role } from "../../index.ts";
import { leavePlace, placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";
import { type GroupOf, isFull } from "./programme.ts";
import { shownAt } from "./times.ts";

export interface Seating {
  readonly zone: string;
  readonly isMine: (group: GroupOf) => boolean;
  readonly onEnter: (group: GroupOf) => void;
}

export function Groups({ groups, ...seating }: Seating & { readonly groups: readonly GroupOf[] }) {
  const [why, setWhy] = useState("");
  if (groups.length === 0) return null;
  return (
    <>
      <ul className="m-groups">
        {groups.map((group) => (
          <OneGroup key={group.id} group={group} onWhy={setWhy} {...seating} />
        ))}
      </ul>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </>
  );
}

function OneGroup({
  group,
  zone,
  isMine,
  onEnter,
  onWhy,
}: Seating & { readonly group: GroupOf; readonly onWhy: (why: string) => void }) {
  const t = useT();
  const room = useRoom();
  const [waits, setWaits] = useState(false);
  const { title, members, startsMs, availableMinutes, cap, selfChoice, board } = group.breakout;
  const starts = Number(startsMs) > 0 ? shownAt(Number(startsMs), zone).clock : "";
  const mine = isMine(group);
  const sits = members.includes(room.session.me.participant);
  const full = isFull(group.breakout);
  const chooses = selfChoice && room.role !== Role.OBSERVER && room.role !== Role.ROLE_UNSPECIFIED && !room.leads;
  const seats = (leave: boolean) => {
    if (waits) return;
    setWaits(true);
    onWhy("");
    void room
      .asks({ case: "takeSeat", value: { breakout: group.id, leave } }, () => true)
      .then((answer) => {
        setWaits(false);
        if (answer.is === "refused") onWhy(refusalWords(t, answer.refusal));
        if (answer.is !== "done") return;
        // Who came by a link of their own has a place there whether they sit there or not.
        if (leave && placeAt(board)?.personal === undefined) leavePlace(board);
        room.announcer.own(t(leave ? "meeting.seat.left" : "meeting.seat.taken", { group: title }));
      });
  };
  return (
    <li className={mine ? "mine" : ""}>
      <b>
        <bdi>{title}</bdi>
      </b>
      <span className="label num">
        {[
          starts,
          availableMinutes > 0 ? t("policy.minutes", { count: availableMinutes }) : "",
          cap > 0
            ? t("meeting.seats", { taken: members.length, cap })
            : members.length > 0
              ? t("meeting.members", { count: members.length })
              : "",
          full && !sits && chooses ? t("meeting.full") : "",
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
      <span className="m-seat">
        {chooses && !sits && !full && (
          <button type="button" className="link" aria-disabled={waits} onClick={() => seats(false)}>
            {t("meeting.seat.take")}
            <span className="vh"> {title}</span>
          </button>
        )}
        {chooses && sits && (
          <button type="button" className="link" aria-disabled={waits} onClick={() => seats(true)}>
            {t("meeting.seat.leave")}
            <span className="vh"> {title}</span>
          </button>
        )}
        {mine && board !== "" && (
          <button type="button" className="link" onClick={() => onEnter(group)}>
            {t("meeting.open")}
            <span className="vh"> {title}</span>
          </button>
        )}
      </span>
    </li>
  );
}
