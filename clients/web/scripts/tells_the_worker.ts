// Tells the service worker what this build is made of: all code and style, and which files say it in which language. Of
// languages those are kept that somebody uses on this device, each whole; fonts as they are used.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const others = 7; // languages beside English, which is part of the code
const language = /^assets\/(ar|de|es|et|fr|it|pt)-[^/]*\.js$/;

export const tellsTheWorker: Plugin = {
  name: "tells-the-worker",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const names = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name));
      const main = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "main");
      const worker = bundle["sw.js"];
      if (!main || worker?.type !== "chunk") return this.error("The build has no page, or no service worker.");
      if (worker.imports.length > 0) return this.error("src/worker shares code with the page; it must stand alone.");
      const build = {
        name: createHash("sha256").update(names.sort().join()).update(worker.code).digest("hex").slice(0, 16),
        page: "/index.html",
        entry: `/${main.fileName}`,
        files: names.filter((name) => !language.test(name)).map((name) => `/${name}`),
        languages: {} as Record<string, string[]>,
      };
      for (const name of names) {
        const of = language.exec(name)?.[1];
        if (of) build.languages[of] = [...(build.languages[of] ?? []), `/${name}`];
      }
      if (Object.keys(build.languages).length !== others)
        return this.error("The files of a language are not in the build under its name.");
      worker.code = `const plenaryBuild = ${JSON.stringify(build)};\n${worker.code}`;
    },
  },
};
