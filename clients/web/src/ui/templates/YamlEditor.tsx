import { useEffect, useId, useRef } from "react";
import type { TemplateProblem } from "../../index.ts";
import { useT } from "../language.ts";
import { YamlPage } from "./yaml_page.ts";

// The file itself. What is wrong stands beneath it, by line; choosing one leads there.
export function YamlEditor({
  text,
  problems,
  onChange,
}: {
  readonly text: string;
  readonly problems: readonly TemplateProblem[];
  readonly onChange: (text: string) => void;
}) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const page = useRef<YamlPage>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const list = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text goes in once; from then on it comes out
  useEffect(() => {
    if (!place.current) return;
    const open = new YamlPage(place.current, text, {
      label: t("template.file"),
      describedBy: list,
      changed: (now) => changed.current(now),
    });
    page.current = open;
    open.focus();
    return () => open.close();
  }, []);
  useEffect(() => page.current?.mark(problems.map(({ line }) => line)), [problems]);
  return (
    <div className="t-yaml">
      <div ref={place} className="t-page" dir="ltr" />
      <div id={list} className="t-wrong" role="status">
        {problems.length === 0 ? (
          <p className="label">{t("template.right")}</p>
        ) : (
          <>
            <p className="fault">{t("template.wrong", { n: problems.length })}</p>
            <ul>
              {problems.map(({ line, column, field, sentence }) => (
                <li key={`${line}.${column}.${field}.${sentence}`}>
                  {line > 0 && (
                    <button type="button" className="link num" onClick={() => page.current?.goTo(line, column)}>
                      {t("template.line", { line, column: Math.max(1, column) })}
                    </button>
                  )}{" "}
                  {field !== "" && <code dir="ltr">{field}</code>}{" "}
                  <span lang="en" dir="ltr">
                    {sentence}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
