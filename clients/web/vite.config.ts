import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    maxWorkers: 1, // the machines that build this have few cores
    testTimeout: 60_000,
  },
});
