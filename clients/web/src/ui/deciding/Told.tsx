import { useEffect, useRef } from "react";
import { useT } from "../language.ts";
import { isOpenProposal } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import { useRoom } from "../room/use.ts";
import { isAsked } from "./mine.ts";
import { latestVersion } from "./model.ts";
import { nowAndNext, stateKey } from "./words.ts";

// Whoever does not see the screen hears where a proposal is, each time it has come further, and that they are asked.
export function Told() {
  const t = useT();
  const room = useRoom();
  const { proposals } = useLeading();
  const open = proposals.find(isOpenProposal);
  const last = useRef<string>(undefined);
  const followed = useRef("");
  const ended = open ? undefined : proposals.find(({ id }) => id === followed.current);
  const record = open ?? ended;
  const decision = record?.body.value;
  const now =
    record && decision ? `${record.id} ${decision.state} ${latestVersion(decision)} ${decision.rounds.length}` : "";
  let words = "";
  if (record && decision) {
    const where = open ? nowAndNext(t, decision).now : t(stateKey(decision.state));
    words = [decision.title, where, isAsked(room, record) ? t("decide.respond.asked") : ""].filter(Boolean).join(". ");
  }
  const said = useRef(words);
  said.current = words;
  const id = open?.id ?? "";
  useEffect(() => {
    if (last.current !== undefined && last.current !== now && now !== "") room.announcer.own(said.current);
    last.current = now;
    followed.current = id;
  }, [room, now, id]);
  return null;
}
