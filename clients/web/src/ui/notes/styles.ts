// CodeMirror's own styles under a policy without inline ones: not in a style element, which the browser would refuse,
// but as a sheet that the page adopts. Import this before the first editor is made.
import { StyleModule } from "style-mod";

const sheet = new CSSStyleSheet();
let known: readonly StyleModule[] = [];

// Later modules win over earlier ones, as they ask for it.
StyleModule.mount = (root, modules) => {
  const some = Array.isArray(modules) ? modules : [modules];
  if (some.every((module) => known.includes(module))) return;
  known = [...known.filter((module) => !some.includes(module)), ...some];
  sheet.replaceSync(known.map((module) => module.getRules()).join("\n"));
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
};
