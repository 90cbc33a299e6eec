import { type ChangeEvent, useEffect, useRef } from "react";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { type Field, type Part, wordsOf } from "./book.ts";
import { useDesk } from "./desk.ts";

// A field that says nothing yet. With the first letter it is begun, and one goes on typing in it; where somebody else began
// it at the same moment, the letter comes to their words.
export function FirstWords({ part, field }: { readonly part: Part; readonly field: Field }) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  const wished = useStore(hands.beginning) === field.id;
  const place = useRef<HTMLTextAreaElement>(null);
  const composes = useRef(false);
  const before = useRef(wordsOf(field)); // what stood here when one came
  useEffect(() => {
    if (wished) place.current?.focus();
  }, [wished]);
  const begins = (text: string) => {
    if (composes.current || (text.trim() === "" && !field.record)) return;
    if (field.record && wordsOf(field) === before.current) {
      // It was begun, and emptied again; or its editor is still on its way.
      const taken = room.session.setWords(field.id, text);
      if (!taken.ok) return room.messages.say({ kind: "notice", saying: taken.why });
      before.current = text;
    } else if (!room.does([{ case: "setField", value: { owner: part.id, name: field.kind.name, text, add: true } }]).ok)
      return;
    hands.editing.set(field.id);
  };
  return (
    <textarea
      ref={place}
      className="field gb-first"
      dir={wordsOf(field) === "" ? undefined : "auto"}
      rows={2}
      aria-label={t("guide.words", { field: t(field.kind.title) })}
      aria-required={field.kind.required ?? false}
      placeholder={t("guide.placeholder")}
      defaultValue={wordsOf(field)}
      onChange={(event: ChangeEvent<HTMLTextAreaElement>) => begins(event.target.value)}
      onBlur={() => {
        // Asked for and left empty, it is an offer again.
        if (wished) hands.beginning.set("");
      }}
      onCompositionStart={(event) => {
        composes.current = true;
        event.currentTarget.dataset.composes = "";
      }}
      onCompositionEnd={(event) => {
        composes.current = false;
        delete event.currentTarget.dataset.composes;
        begins(event.currentTarget.value);
      }}
    />
  );
}

// The field in which somebody stands, of those within.
export function firstIn(within: HTMLElement | null): HTMLElement | undefined {
  const { activeElement } = document;
  const stands = activeElement instanceof HTMLElement && activeElement.matches(".gb-first");
  return stands && within?.contains(activeElement) ? activeElement : undefined;
}
export function composesIn(field: HTMLElement): boolean {
  return field.dataset.composes !== undefined;
}
