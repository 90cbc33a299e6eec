// A field or an answer of a template: its words are the template's, in the language in which that is written.
export function spoken(id: string): string {
  return id.replaceAll("_", " ");
}
