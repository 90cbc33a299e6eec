import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin, Rolldown } from "vite";
import { defineConfig } from "vitest/config";
import { asksAhead } from "./scripts/asks_ahead.ts";
import { packs } from "./scripts/packs.ts";
import { tellsTheWorker } from "./scripts/tells_the_worker.ts";

// A plenaryd to speak with while developing; the built client is served by the server itself.
const server = process.env.PLENARY_ORIGIN ?? "http://127.0.0.1:8080";

// What a browser fetches before one can say who one is, and before the board is usable, by the names of the files that are made
// below; with their styles, and without fonts.
const most = [
  { before: "the form to join with", names: ["main"], kib: 92 },
  { before: "the board is usable", names: ["main", "session", "board"], kib: 228 },
];
const firstLoad: Plugin = {
  name: "first-load",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const { before, names, kib } of most) {
        const files = new Set<string>();
        const take = (name: string) => {
          const file = bundle[name];
          if (!file || files.has(name)) return;
          files.add(name);
          if (file.type === "asset") return;
          for (const next of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) take(next);
        };
        for (const name of names) {
          const chunk = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
          if (!chunk) return this.error(`Nothing in the build is called ${name}.`);
          take(chunk.fileName);
        }
        take("index.html");
        let bytes = 0;
        for (const name of files) {
          const file = bundle[name];
          if (file) bytes += gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
        }
        const made = (bytes / 1024).toFixed(1);
        if (bytes > kib * 1024)
          this.error(
            `Before ${before} come ${made} KiB, of ${kib} compressed. Fetch a part later: ui/parts/later.tsx.`,
          );
        this.info(`before ${before}: ${made} KiB compressed, of ${kib}`);
      }
    },
  },
};

// One file for the form to join with, one for the session, whose code follows it, one for the board, which comes while one
// joins. Split among all the parts that share pieces of them they were eighteen, and on a slow line each costs a way to and
// fro. Not what comes later; nor what the core's one door leads to as well, and only asks of a server over HTTP: messages as
// JSON, and those that are in no document.
const beginning = join(import.meta.dirname, "src/ui/main.tsx");
const inside = join(import.meta.dirname, "src/ui/room/Inside.tsx");
const words = join(import.meta.dirname, "src/locales/en-GB.ts");
const board = join(import.meta.dirname, "src/ui/board/BoardScreen.tsx");
const answering = join(import.meta.dirname, "src/ui/recording/Answering.tsx"); // asked for before the board is shown
const apart = [
  /src\/protocol\/(http|reporting)\.ts$/,
  /generated\/proto\/(api|guidebook_record|session_record|templates)_pb\.ts$/,
  /@bufbuild\/protobuf\/dist\/esm\/((to|from)-json|wkt\/(json|google\/protobuf\/struct_pb))/,
];
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
  return !apart.some((one) => one.test(module)) && all.has(module);
}
const files = [
  { from: [beginning], name: "main", priority: 3 },
  { from: [inside, words], name: "session", priority: 2 },
  { from: [board, answering], name: "board", priority: 1 },
].map(({ from, name, priority }) => ({
  name: (module: string, build: Rolldown.ChunkingContext) =>
    from.some((one) => reaches(one, module, build)) ? name : undefined,
  priority,
}));

export default defineConfig({
  plugins: [react(), asksAhead, firstLoad, tellsTheWorker, packs],
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
        codeSplitting: { includeDependenciesRecursively: false, groups: files },
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
