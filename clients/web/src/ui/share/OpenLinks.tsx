import { useState } from "react";
import { Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { roles } from "../preparing/people.ts";
import { useAskingWith } from "../room/asking.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";
import { type OpenLink, rolesWithout } from "./links.ts";
import "../dialogs/dialogs.css";

// One by one: each can be taken back, and a role that has none gets a new one. The server shows one link for a role, the
// first, so there is no second one to be made.
export function OpenLinks({
  links,
  shown,
  onShow,
}: {
  readonly links: readonly OpenLink[];
  readonly shown: Role;
  readonly onShow: (role: Role) => void;
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
          <Line key={link.id} link={link} shown={link.first && link.role === shown} onShow={onShow} />
        ))}
      </ul>
      {makes && <NewLink without={rolesWithout(links, roles)} onMade={onShow} />}
    </section>
  );
}

function Line({
  link: { id, role, label, first },
  shown,
  onShow,
}: {
  readonly link: OpenLink;
  readonly shown: boolean;
  readonly onShow: (role: Role) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [asks, setAsks] = useState(false);
  const { waits, why, ask } = useAskingWith((words, refusal) => refusalWords(words, refusal));
  const name = t(`role.${role}` as Key);
  const leads = role === Role.FACILITATOR || role === Role.CO_FACILITATOR;
  return (
    <li data-stays tabIndex={-1}>
      <div className="open-link">
        <span>
          <b>{name}</b>
          {label !== "" && (
            <small className="label" dir="auto">
              {label}
            </small>
          )}
        </span>
        {first && !shown && (
          <button type="button" className="link" onClick={() => onShow(role)}>
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

function NewLink({ without, onMade }: { readonly without: readonly Role[]; readonly onMade: (role: Role) => void }) {
  const t = useT();
  const room = useRoom();
  const [chosen, setChosen] = useState<Role>();
  const { waits, why, ask } = useAskingWith((words, refusal) => refusalWords(words, refusal));
  const role = chosen !== undefined && without.includes(chosen) ? chosen : without[0];
  if (role === undefined) return null;
  const makes = () =>
    ask(
      { case: "addInvitation", value: { id: `invitation.${room.session.newId()}`, role, participant: "", label: "" } },
      t("share.made"),
      () => onMade(role),
    );
  return (
    <div className="new-link">
      <label>
        <span className="lab">{t("share.new")}</span>
        <select className="field" value={role} onChange={(event) => setChosen(Number(event.target.value))}>
          {without.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}` as Key)}
            </option>
          ))}
        </select>
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
