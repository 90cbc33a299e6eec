import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin, Rolldown } from "vite";
import { defineConfig } from "vitest/config";
import { packs } from "./scripts/packs.ts";
import { tellsTheWorker } from "./scripts/tells_the_worker.ts";

// A plenaryd to speak with while developing; the built client is served by the server itself.
const server = process.env.PLENARY_ORIGIN ?? "http://127.0.0.1:8080";

// What a browser fetches before the board is usable, in the two files that are made of it below: the page, what it
// starts with, and the board; with their styles, and without fonts.
const mostKiB = 250;
const firstLoad: Plugin = {
  name: "first-load",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const names = new Set<string>();
      const take = (name: string) => {
        const file = bundle[name];
        if (!file || names.has(name)) return;
        names.add(name);
        if (file.type === "asset") return;
        for (const next of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) take(next);
      };
      const begins = (file: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
        file.type === "asset" ? file.fileName.endsWith(".html") : file.name === "main" || file.name === "board";
      for (const file of Object.values(bundle)) if (begins(file)) take(file.fileName);
      if (names.size < 4) this.error("The page, its beginning or the board are not in the build under their names.");
      let bytes = 0;
      for (const name of names) {
        const file = bundle[name];
        if (file) bytes += gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
      }
      const kib = (bytes / 1024).toFixed(1);
      if (bytes > mostKiB * 1024)
        this.error(
          `The first load is ${kib} KiB compressed, and may be ${mostKiB}. Fetch a part later: ui/parts/later.tsx.`,
        );
      this.info(`first load: ${kib} KiB compressed, of ${mostKiB}`);
    },
  },
};

// One file for what joining and a session need, one for the board, which comes while one joins. Split among all the parts
// that share pieces of them they were eighteen, and on a slow line each costs a way to and fro. Not what comes
// later, and not React Aria: its one door leads to all of it.
const beginning = join(import.meta.dirname, "src/ui/main.tsx");
const board = join(import.meta.dirname, "src/ui/board/BoardScreen.tsx");
const answering = join(import.meta.dirname, "src/ui/recording/Answering.tsx"); // asked for before the board is shown
const reached = new Map<string, Set<string>>();
function reaches(from: string, module: string, build: Rolldown.ChunkingContext): boolean {
  const all = reached.get(from) ?? new Set<string>();
  const take = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    for (const next of build.getModuleInfo(id)?.importedIds ?? []) take(next);
  };
  if (!reached.has(from)) take(from);
  reached.set(from, all);
  return (
    module !== beginning &&
    !/node_modules\/(react-aria|react-stately|@react-|@internationalized)/.test(module) &&
    all.has(module)
  );
}
const files = [
  { from: [beginning], name: "first", priority: 2 },
  { from: [board, answering], name: "board", priority: 1 },
].map(({ from, name, priority }) => ({
  name: (module: string, build: Rolldown.ChunkingContext) =>
    from.some((one) => reaches(one, module, build)) ? name : undefined,
  priority,
}));

export default defineConfig({
  plugins: [react(), firstLoad, tellsTheWorker, packs],
  server: {
    proxy: {
      // The server takes requests from its own pages alone.
      "/api": { target: server, changeOrigin: true, headers: { Origin: server } },
      "/ws": { target: server, changeOrigin: true, headers: { Origin: server }, ws: true },
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // font-src is 'self': nothing may become a data: address
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { main: "index.html", sw: "src/worker/sw.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: files },
      },
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    maxWorkers: 1, // the machines that build this have few cores
    isolate: false, // modules are evaluated once: half of the time; a file that leaves something behind falls with others
    testTimeout: 60_000,
  },
});
