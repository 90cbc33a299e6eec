import { crowd } from "../board/showing.ts";
import { languageNames, languages, useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useStore } from "../store.ts";
import { change, settings, textScales } from "./settings.ts";
import "./settings.css";

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { language, theme, textScale, motion, singleKeys, pointers } = useStore(settings);
  const system = { value: "system", words: t("settings.system") } as const;
  return (
    <Sheet title={t("settings.title")} onClose={onClose}>
      <p className="label">{t("settings.where")}</p>
      <label className="lab">
        <span className="lab">{t("settings.language")}</span>
        <select
          className="field"
          value={language}
          onChange={(event) => change({ language: event.target.value as typeof language })}
        >
          <option value="system">{t("settings.system")}</option>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </label>
      <div className="settings-two">
        <Choices
          legend={t("settings.theme")}
          chosen={theme}
          onChoose={(value) => change({ theme: value })}
          choices={[
            system,
            { value: "light", words: t("settings.theme.light") },
            { value: "dark", words: t("settings.theme.dark") },
            { value: "contrast", words: t("settings.theme.contrast") },
          ]}
        />
        <Choices
          legend={t("settings.text")}
          chosen={textScale}
          onChoose={(value) => change({ textScale: value })}
          choices={textScales.map((scale) => ({ value: scale, words: `${Math.round(scale * 100)} %` }))}
        />
      </div>
      <div className="settings-two">
        <Choices
          legend={t("settings.motion")}
          chosen={motion}
          onChoose={(value) => change({ motion: value })}
          choices={[system, { value: "none", words: t("settings.motion.none") }]}
        />
        <Choices
          legend={t("settings.pointers")}
          chosen={pointers}
          onChoose={(value) => change({ pointers: value })}
          choices={[
            { value: "auto", words: t("settings.pointers.auto", { number: crowd }) },
            { value: "on", words: t("settings.pointers.on") },
            { value: "off", words: t("settings.pointers.off") },
          ]}
        />
      </div>
      <label className="ask-row">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
        <b>{t("settings.keys")}</b>
        <small>{t("settings.keys.hint")}</small>
      </label>
    </Sheet>
  );
}
