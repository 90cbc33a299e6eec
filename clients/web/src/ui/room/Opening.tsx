import { useEffect, useState } from "react";
import { useT } from "../language.ts";
import { Mark } from "../parts/Mark.tsx";
import type { Room } from "./room.ts";
import "./room.css";

// Before there is anything. Who waits long is told why, and what they can do.
const patienceMs = 4_000;

export function Opening({ room }: { readonly room?: Room }) {
  const t = useT();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const unreached = room !== undefined && (long || room.seat.failedDials > 1);
  return (
    <main className="opening">
      <Mark />
      <div role="status">
        <h1>{t(unreached ? "board.unreached" : "board.loading")}</h1>
        <p>{t(unreached ? "board.unreached.more" : "board.loading.more")}</p>
      </div>
      {unreached && (
        <button type="button" className="b" onClick={() => room.seat.dialNow()}>
          {t("tryNow")}
        </button>
      )}
    </main>
  );
}
