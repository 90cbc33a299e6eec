// The stage for stories in a real browser: the built client under the policy it will be served with, and a real plenaryd
// (PLENARYD names the program). Who comes, and what they do, is in people.mjs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build, preview } from "vite";
import { closes, folder, opens, plenaryd } from "./people.mjs";

const program = plenaryd();
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' ws:; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

const data = mkdtempSync(join(tmpdir(), "plenary-browser-"));
const server = spawn(program, ["--data", data, "--port", "0", "--unlimited"], { stdio: ["ignore", "pipe", "ignore"] });
export const links = new Map();
const origin = await new Promise((resolve, reject) => {
  let ready = "";
  server.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
  createInterface(server.stdout).on("line", (line) => {
    // READY URL; ROLE LINK of the demonstration board; "# DOCUMENT ROLE LINK" of meetings.
    const words = line.split(" ");
    const url = words.at(-1) ?? "";
    if (words[0] === "READY") ready = url;
    const name = words[0] === "#" ? `${words[1]} ${words[2]}` : words[0];
    if (url.includes("#") && !links.has(name)) links.set(name, url.slice(url.indexOf("#") + 1));
    if (links.has("plenary_host") && links.has("moin-2019-bellagio plenary_host")) resolve(ready);
  });
});

await build({ root: folder, logLevel: "error" });
const proxy = { target: origin, changeOrigin: true, headers: { Origin: origin } };
const pages = await preview({
  root: folder,
  logLevel: "silent",
  preview: {
    port: 0,
    host: "127.0.0.1",
    headers: { "Content-Security-Policy": policy },
    proxy: { "/api": proxy, "/ws": { ...proxy, ws: true } },
  },
});
export const base = pages.resolvedUrls.local[0].replace(/\/$/, "");

export const comes = (name, role, options) => opens(base, links.get(role), name, options);

// The browser goes, the server too, and its folder.
export async function ends() {
  const code = await closes();
  pages.httpServer.closeAllConnections();
  pages.httpServer.close();
  server.removeAllListeners("exit");
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true });
  process.exit(code);
}
