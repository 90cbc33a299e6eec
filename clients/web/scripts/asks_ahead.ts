// The page begins with two scripts: its own, with the form to join with, and a few bytes that are there at once and ask for the
// session's code while the form is still coming, as soon as its styles are there. Asked for in the page itself, both would come
// at half the speed; by the form, a way to and fro later.
import type { Plugin } from "vite";

const asking = (file: string) => `const asks = () => {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = "/${file}";
  document.head.append(link);
};
const styles = document.querySelector("link[rel=stylesheet]");
if (styles.sheet) asks();
else for (const told of ["load", "error"]) styles.addEventListener(told, asks, { once: true });
`;

export const asksAhead: Plugin = {
  name: "asks-ahead",
  apply: "build",
  generateBundle: {
    order: "pre",
    handler(_, bundle) {
      const session = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "session");
      if (!session) return this.error("The session's code is not in the build under its name.");
      this.emitFile({ type: "asset", name: "ahead.js", source: asking(session.fileName) });
    },
  },
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const ahead = Object.keys(bundle).find((name) => /^assets\/ahead-[^/]*\.js$/.test(name));
      if (!ahead) throw new Error("What asks for the session's code is not in the build under its name.");
      return [
        {
          tag: "script",
          attrs: { type: "module", async: true, crossorigin: true, src: `/${ahead}` },
          injectTo: "head",
        },
      ];
    },
  },
};
