// One of several, each with its word; plain radio buttons, so that every device knows what to do with them.
import { useId } from "react";

export interface Choice<Value> {
  readonly value: Value;
  readonly words: string;
}

export function Choices<Value extends string | number>({
  legend,
  choices,
  chosen,
  onChoose,
}: {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {choices.map(({ value, words }) => (
          <label key={value}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <bdi>{words}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
