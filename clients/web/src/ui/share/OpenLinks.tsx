import { useState } from "react";
import { Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { roles } from "../preparing/people.ts";
import { useAskingWith } from "../room/asking.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";
import type { OpenLink } from "./links.ts";
import "../dialogs/dialogs.css";

const mostOfLabel = 80;

// One by one: each can be shown, and taken back; a role may have several, so that whoever came by one of them can be put out
// without the others.
export function OpenLinks({
  links,
  shown,
  onShow,
}: {
  readonly links: readonly OpenLink[];
  readonly shown: string;
  readonly onShow: (role: Role, id: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const makes = mayNow(room, "addInvitation").may;
  return (
    <section className="open-links" aria-label={t("share.links")}>
      <h3 className="lab">{t("share.links")}</h3>
      {links.length === 0 && <p className="label">{t("share.links.none")}</p>}
      <ul className="lines">
        {links.map((link) => (
          <Line key={link.id} link={link} shown={link.id === shown} onShow={onShow} />
        ))}
      </ul>
      {makes && <NewLink onMade={onShow} />}
    </section>
  );
}

function Line({
  link: { id, role, label },
  shown,
  onShow,
}: {
  readonly link: OpenLink;
  readonly shown: boolean;
  readonly onShow: (role: Role, id: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [asks, setAsks] = useState(false);
  const { waits, why, ask } = useAskingWith((words, refusal) => refusalWords(words, refusal));
  const title = t(`role.${role}` as Key);
  const name = [title, label].filter(Boolean).join(", ");
  const leads = role === Role.FACILITATOR || role === Role.CO_FACILITATOR;
  return (
    <li data-stays tabIndex={-1}>
      <div className="open-link">
        <span>
          <b>{title}</b>
          {label !== "" && (
            <small className="label" dir="auto">
              {label}
            </small>
          )}
        </span>
        {shown ? (
          <span className="shown label">{t("share.shown")}</span>
        ) : (
          <button type="button" className="link" onClick={() => onShow(role, id)}>
            {t("share.show")}
            <span className="vh"> {name}</span>
          </button>
        )}
        {!asks && mayNow(room, "revokeInvitation").may && (
          <button type="button" className="link" onClick={() => setAsks(true)}>
            {t("share.takeBack")}
            <span className="vh"> {name}</span>
          </button>
        )}
        {asks && (
          <div className="open-link-asks" role="group" aria-label={t("share.takeBack")}>
            <p>
              {t("share.takeBack.more")} {leads && t("share.takeBack.you")}
            </p>
            {why !== "" && (
              <p className="fault" role="alert">
                {why}
              </p>
            )}
            <div className="foot">
              <button type="button" className="b" autoFocus onClick={() => setAsks(false)}>
                {t("cancel")}
              </button>
              <button
                type="button"
                className="b main"
                aria-disabled={waits}
                onClick={() => ask({ case: "revokeInvitation", value: { id } }, t("share.takenBack"))}
              >
                {t("share.takeBack")}
              </button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}

function NewLink({ onMade }: { readonly onMade: (role: Role, id: string) => void }) {
  const t = useT();
  const room = useRoom();
  const [role, setRole] = useState<Role>(Role.PARTICIPANT);
  const [label, setLabel] = useState("");
  const { waits, why, ask } = useAskingWith((words, refusal) => refusalWords(words, refusal));
  const makes = () => {
    const id = `invitation.${room.session.newId()}`;
    const value = { id, role, participant: "", label: label.trim() };
    ask({ case: "addInvitation", value }, t("share.made"), () => {
      setLabel("");
      onMade(role, id);
    });
  };
  return (
    <div className="new-link">
      <label>
        <span className="lab">{t("share.new")}</span>
        <select className="field" value={role} onChange={(event) => setRole(Number(event.target.value))}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}` as Key)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="lab">{t("share.new.label")}</span>
        <input
          className="field"
          dir="auto"
          maxLength={mostOfLabel}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <button type="button" className="b" aria-disabled={waits} onClick={makes}>
        {t("share.new.go")}
      </button>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </div>
  );
}
