import { Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";

const order = [
  Role.PARTICIPANT,
  Role.RAPPORTEUR,
  Role.FACILITATOR,
  Role.PLENARY_HOST,
  Role.OBSERVER,
  Role.PRESENTER,
  Role.CO_FACILITATOR,
];

// Links by role, as the server gives them; each to be copied.
export function Links({ of, links }: { readonly of: string; readonly links: { readonly [role: string]: string } }) {
  const t = useT();
  const known = order.flatMap((role) => {
    const link = links[(Role[role] ?? "").toLowerCase()];
    return link === undefined ? [] : [{ role, link }];
  });
  return (
    <ul className="p-links">
      {known.map(({ role, link }) => (
        <li key={role}>
          <span>{t(`role.${role}` as Key)}</span>
          <input
            className="field"
            readOnly
            dir="ltr"
            aria-label={`${of}: ${t(`role.${role}` as Key)}`}
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <button
            type="button"
            className="b"
            onClick={() => void navigator.clipboard?.writeText(link).catch(() => undefined)}
          >
            {t("share.copy")}
            <span className="vh"> {t(`role.${role}` as Key)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
