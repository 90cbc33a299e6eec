import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { AnnounceForm } from "./AnnounceForm.tsx";

export function AnnounceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const send = (text: string) => {
    const id = `announcement.${room.session.newId().slice(0, 6)}`;
    return room.does([{ case: "announce", value: { id, text } }], t("announce.sent")).ok;
  };
  return (
    <AnnounceForm title={t("announce.title")} draft={`announce.${room.document}`} onSend={send} onClose={onClose} />
  );
}
