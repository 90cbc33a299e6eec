// The editor of a field, fetched for whoever writes before they begin. Until it is there they write in a plain field, so that
// no letter is lost between the two.
import { Store } from "../store.ts";

type Editor = typeof import("./FieldEditor.tsx")["FieldEditor"];

export const editorPart = new Store<{ readonly Editor: Editor | undefined }>({ Editor: undefined });
let fetches = false;

export async function fetchEditor(): Promise<void> {
  if (fetches || editorPart.value.Editor) return;
  fetches = true;
  try {
    editorPart.set({ Editor: (await import("./FieldEditor.tsx")).FieldEditor });
  } catch {
    // Out of reach: what is written stays in the plain field, and it is tried again with the next one.
  }
  fetches = false;
}
