import type { Decision } from "../../index.ts";
import { useT } from "../language.ts";
import { dayWords, stateKey } from "./words.ts";

// What it came to, with the words that go with it.
export function Outcome({ decision }: { readonly decision: Decision }) {
  const t = useT();
  const { adoptedOption, deferredTo, deferredReason, referredTo, notAdoptedReason, neededFirst } = decision;
  const reason = notAdoptedReason || deferredReason;
  return (
    <div className="outcome">
      <p className="outcome-is">{t(stateKey(decision.state))}</p>
      {adoptedOption !== "" && <p>{t("decide.is.option", { option: adoptedOption })}</p>}
      {deferredTo !== "" && <p>{t("decide.is.until", { date: dayWords(deferredTo) })}</p>}
      {referredTo !== "" && <p>{t("decide.is.to", { name: referredTo })}</p>}
      {reason !== "" && (
        <p className="said-words" dir="auto">
          {reason}
        </p>
      )}
      {neededFirst.length > 0 && (
        <>
          <p className="label">{t("decide.is.needed")}</p>
          <ul className="facts-options">
            {neededFirst.map((one) => (
              <li key={one} dir="auto">
                {one}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
