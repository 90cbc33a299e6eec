// What stands in a form, field by field, beside what it was begun from. Pure.

type Field<Draft> = keyof Draft & string;
function fieldsOf<Draft extends object>(draft: Draft): readonly Field<Draft>[] {
  return Object.keys(draft) as Field<Draft>[];
}
export function same(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.join("\n") === b.join("\n") : a === b;
}

// What was written in the form: all that is worth keeping of a draft.
export function written<Draft extends object>(before: Draft, draft: Draft): Partial<Draft> {
  const fields = fieldsOf(draft).filter((field) => !same(before[field], draft[field]));
  return Object.fromEntries(fields.map((field) => [field, draft[field]])) as Partial<Draft>;
}

// Somebody else has changed it meanwhile: theirs where one has written nothing, one's own where one has. `theirs` are the
// fields they changed.
export function rebased<Draft extends object>(
  before: Draft,
  draft: Draft,
  now: Draft,
): { readonly draft: Draft; readonly theirs: readonly Field<Draft>[] } {
  const fields = fieldsOf(before);
  const theirs = fields.filter((field) => !same(before[field], now[field]));
  const next = Object.fromEntries(
    fields.map((field) => [field, same(before[field], draft[field]) ? now[field] : draft[field]]),
  );
  return { draft: next as Draft, theirs };
}
