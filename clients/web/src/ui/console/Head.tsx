import { useState } from "react";
import type { GroupsAnswer, Meeting } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { shownAt } from "../meeting/times.ts";
import { Glyph, type GlyphName } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import type { Pillar } from "../parts/pillars.ts";
import { useRoom } from "../room/use.ts";
import { goTo } from "../route.ts";
import type { Heard } from "./rhythm.ts";

const LineDialog = later(async () => (await import("../room/LineDialog.tsx")).LineDialog);
const SettingsDialog = later(async () => (await import("../dialogs/door.ts")).SettingsDialog());

export function Head({
  meeting,
  heard,
  pillar,
  zone,
}: {
  readonly meeting: Meeting;
  readonly heard: Heard<GroupsAnswer>;
  readonly pillar: Pillar | undefined;
  readonly zone: string;
}) {
  const t = useT();
  const room = useRoom();
  const [settings, setSettings] = useState(false);
  const [line, setLine] = useState(false);
  const { look, glyph, words } = stateWords(t, heard, zone);
  const act = async (key: string) => {
    if (key === "settings") return setSettings(true);
    if (key === "line") return setLine(true);
    if (key === "meeting") return goTo("meeting", room.document);
    const { entersGuidebook } = await import("../guidebook/entering.ts");
    const answer = await entersGuidebook(room.document);
    // Why it cannot be entered is said on the page of the meeting.
    if (!answer.ok) goTo("meeting", room.document);
  };
  return (
    <header className="run">
      <Mark pillar={pillar} />
      <span className="where">
        <span className="s">
          <bdi>{meeting.title}</bdi>
        </span>
        <b>{t("console.title")}</b>
      </span>
      <div className="end">
        <span className={`state ${look}`} data-heard={heard.is}>
          <Glyph name={glyph} />
          <bdi>{words}</bdi>
        </span>
        <MenuButton
          label={t("menu")}
          className="bare menu-button"
          onChoose={(key) => void act(key)}
          lines={[
            { id: "meeting", words: t("meeting.title") },
            { id: "guidebook", words: t("console.guidebook") },
            { id: "line", words: t("line.title") },
            { id: "settings", words: t("settings.title") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
      {line && <LineDialog onClose={() => setLine(false)} />}
      {settings && <SettingsDialog onClose={() => setSettings(false)} />}
    </header>
  );
}

// When the server was heard last, by the clocks at the place; empty while it is.
export function sinceWhen(heard: Heard<GroupsAnswer>, zone: string): string {
  return heard.is === "then" ? shownAt(Number(heard.value.serverMs), zone).clock : "";
}
function stateWords(t: T, heard: Heard<GroupsAnswer>, zone: string): { look: string; glyph: GlyphName; words: string } {
  switch (heard.is) {
    case "asking":
      return { look: "plain", glyph: "send", words: t("state.connecting") };
    case "now":
      return { look: "saved", glyph: "tick", words: t("console.upToDate") };
    case "then":
      return { look: "offline", glyph: "off", words: t("console.asOf", { time: sinceWhen(heard, zone) }) };
    case "never":
      return { look: "offline", glyph: "off", words: t("console.silent") };
    default:
      return heard satisfies never;
  }
}
