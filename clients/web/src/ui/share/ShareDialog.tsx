import { useEffect, useState } from "react";
import { Role, serverAt } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { roles } from "../preparing/people.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Copied } from "./Copied.tsx";
import { linkShown, openLinks } from "./links.ts";
import { OpenLinks } from "./OpenLinks.tsx";
import { Square } from "./Square.tsx";
import "./share.css";

const usual: readonly Role[] = [Role.PARTICIPANT, Role.OBSERVER, Role.RAPPORTEUR];

// How others come in: a square to project, a code to read aloud, a link to send. And how one goes on elsewhere oneself.
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const [which, setWhich] = useState<"others" | "me">(room.leads ? "others" : "me");
  return (
    <Sheet title={t(which === "me" ? "share.me" : "share.title")} onClose={onClose}>
      {which === "others" ? <ForOthers /> : <ForMe />}
      {room.leads && (
        <p>
          <button type="button" className="link" onClick={() => setWhich(which === "me" ? "others" : "me")}>
            {t(which === "me" ? "share.others" : "share.me")}
          </button>
        </p>
      )}
    </Sheet>
  );
}

function ForOthers() {
  const t = useT();
  const room = useRoom();
  const [role, setRole] = useState<Role>(Role.PARTICIPANT);
  const [chosen, setChosen] = useState(""); // of several of a role
  const [came, setCame] = useState({ of: "", link: "", code: "", fault: "" });
  useTopic(room, "document");
  const links = openLinks(room.session.shown, roles);
  const { id: shown = "", first = true } = linkShown(links, role, chosen) ?? {};
  // What came for another choice is never shown under this one, not for a moment: it would let somebody in as somebody else.
  const of = `${role} ${shown} ${first}`;
  const { link, code, fault } = came.of === of ? came : { link: "", code: "", fault: "" };
  const leads = role === Role.FACILITATOR || role === Role.CO_FACILITATOR;
  // Once a link is taken back, or made, another one is shown.
  useEffect(() => {
    let here = true;
    setCame({ of, link: "", code: "", fault: "" });
    const server = serverAt();
    void Promise.all([
      server.showLink(room.document, role, shown),
      first ? server.makeCode(room.document, role) : undefined,
    ]).then(([shown, made]) => {
      if (!here) return;
      if (!shown.ok)
        return setCame({ of, link: "", code: "", fault: t(shown.status === 404 ? "share.none" : "join.unreached") });
      setCame({ of, link: shown.value, code: made?.ok ? made.value.code : "", fault: "" });
    });
    return () => {
      here = false;
    };
  }, [room, role, shown, first, of, t]);
  return (
    <>
      <Choices
        legend={t("share.as")}
        chosen={role}
        onChoose={setRole}
        choices={(usual.includes(role) ? usual : [...usual, role]).map((one) => ({
          value: one,
          words: t(`role.${one}` as Key),
        }))}
      />
      {fault !== "" && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="share" aria-busy={link === "" && fault === ""}>
        {link !== "" && <Square words={link} label={t("share.square")} />}
        {!first && link !== "" && <p className="label">{t("share.code.other")}</p>}
        {code !== "" && (
          <div className="share-code">
            <p className="label">{t("share.code", { address: location.host })}</p>
            <p className="num" dir="ltr">
              {code}
            </p>
            <p className="label">{t("share.code.until")}</p>
          </div>
        )}
      </div>
      {leads && link !== "" && <p className="share-warning">{t("share.leads")}</p>}
      {link !== "" && <Copied words={link} />}
      <OpenLinks
        links={links}
        shown={shown}
        onShow={(as, id) => {
          setRole(as);
          setChosen(id);
        }}
      />
    </>
  );
}

function ForMe() {
  const t = useT();
  const room = useRoom();
  const place = placeAt(room.document);
  if (!place?.personal) return <p>{t("share.me.later")}</p>;
  const link = `${location.origin}/join#${place.personal}`;
  return (
    <>
      <p>{t("share.me.more")}</p>
      <div className="share">
        <Square words={link} label={t("share.square")} />
        <p className="share-warning">{t("share.me.warning")}</p>
      </div>
      <Copied words={link} />
    </>
  );
}
