import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { tellsTheWorker } from "./scripts/tells_the_worker.ts";

// A plenaryd to speak with while developing; the built client is served by the server itself.
const server = process.env.PLENARY_ORIGIN ?? "http://127.0.0.1:8080";

// What a browser fetches before the board is usable: the page, what it starts with, and their styles; fonts apart.
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
      for (const file of Object.values(bundle))
        if (file.fileName.endsWith(".html") || (file.type === "chunk" && file.isEntry && file.name === "main"))
          take(file.fileName);
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

export default defineConfig({
  plugins: [react(), firstLoad, tellsTheWorker],
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
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    maxWorkers: 1, // the machines that build this have few cores
    testTimeout: 60_000,
  },
});
