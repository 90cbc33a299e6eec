import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// A plenaryd to speak with while developing; the built client is served by the server itself.
const server = process.env.PLENARY_ORIGIN ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
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
  },
  test: {
    include: ["tests/**/*.test.ts"],
    maxWorkers: 1, // the machines that build this have few cores
    testTimeout: 60_000,
  },
});
