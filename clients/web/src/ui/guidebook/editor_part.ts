// The editor of a field, fetched for whoever writes before they begin. Until it is there they write in a plain field, so that
// no letter is lost between the two.
import { Store } from "../store.ts";

type Editor = (typeof import("./FieldEditor.tsx"))["FieldEditor"];

export const editorPart = new Store<{ readonly Editor: Editor | undefined }>({ Editor: undefined });
let fetching: Promise<void> | undefined;

export function fetchEditor(): void {
  fetching ??= import("./FieldEditor.tsx")
    .then(({ FieldEditor }) => editorPart.set({ Editor: FieldEditor }))
    .catch(() => {
      fetching = undefined;
    });
}
