import { Fragment } from "react";
import { useT } from "../language.ts";
import { useStore } from "../store.ts";
import { type EntryPart, type Field, says } from "./book.ts";
import { useDesk } from "./desk.ts";
import { FieldOf } from "./FieldOf.tsx";
import { Quotes } from "./Quotes.tsx";

// What an entry says, in the order of its type. What may be left out and says nothing yet is one line of offers, so that the
// page stays calm.
export function PartFields({ part }: { readonly part: EntryPart }) {
  const t = useT();
  const { writes, hands } = useDesk();
  const editing = useStore(hands.editing);
  const beginning = useStore(hands.beginning);
  const changes = writes && !part.ready;
  const isShown = (field: Field) =>
    says(field) ||
    (changes &&
      (field.kind.required === true ||
        field.id === editing ||
        field.id === beginning ||
        (field.record?.body.value.sources.length ?? 0) > 0));
  const shown = part.fields.filter(isShown);
  const others = changes ? part.fields.filter((field) => !isShown(field)) : [];
  return (
    <>
      {shown.map((field, at) => (
        <Fragment key={field.id}>
          <FieldOf part={part} field={field} bare={false} />
          {at === Math.min(1, shown.length - 1) && <Quotes part={part} />}
        </Fragment>
      ))}
      {shown.length === 0 && <Quotes part={part} />}
      {others.length > 0 && (
        <p className="gb-more">
          {t("guide.field.add")}{" "}
          {others.map(({ id, kind }) => (
            <button key={id} type="button" className="link" onClick={() => hands.beginning.set(id)}>
              {t(kind.title)}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
