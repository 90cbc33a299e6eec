import { useState } from "react";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { withWords } from "../words.ts";

const SettingsDialog = later(
  async () => (await withWords(() => import("../dialogs/door.ts"))).SettingsDialog(),
  undefined,
  false,
);

// Before one has said who one is, too: in one's own language, and so that one can read it.
export function Looks() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="b bare join-looks" onClick={() => setOpen(true)}>
        {t("join.looks")}
      </button>
      {open && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
