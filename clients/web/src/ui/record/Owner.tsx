import { useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";

// Who sees to it. Until the server has said who that is, nothing: "somebody" would be an answer.
export function Owner({ participant }: { readonly participant: string }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const name = room.nameOf(participant);
  if (name === "") return null;
  return (
    <span className="label">
      {t("record.owner")} <bdi>{name}</bdi>
    </span>
  );
}
