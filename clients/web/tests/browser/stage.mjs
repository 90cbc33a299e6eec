// The stage for a story in a real browser: a real plenaryd of its own with its private Redis, which hands out the built
// client (`npm run build`) under its own policy. Who comes, and what they do, is in people.mjs.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { closes, folder, opens, plenaryd, story } from "./people.mjs";

// What a token says of itself (src/protocol/link.ts): a version, a key mark, a role, then the document by its length.
function documentOf(token) {
  const bytes = Buffer.from(token, "base64url");
  return bytes.subarray(7, 7 + bytes[6]).toString();
}

export class Stage {
  // By role for the first board of the demonstration, by "document role" for every document.
  links = new Map();
  data = mkdtempSync(join(tmpdir(), `plenary-${story}-`));
  web = join(folder, "dist"); // what the server hands out
  #program = plenaryd();
  #port = 0;
  #meetings = "";
  #server;
  #log = openSync(join(folder, `../../build/browser/${story}-server.txt`), "w");

  constructor() {
    process.once("exit", () => this.#server?.kill("SIGTERM"));
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  }
  // `replaceable`: hands out a copy of the client that a test may change. `meetings`: other ones than those that come with
  // the server, as YAML by id.
  static async opens({ replaceable = false, meetings } = {}) {
    const stage = new Stage();
    if (meetings) {
      stage.#meetings = join(stage.data, "meetings");
      mkdirSync(stage.#meetings);
      for (const [id, text] of Object.entries(meetings)) writeFileSync(join(stage.#meetings, `${id}.yaml`), text);
    }
    if (replaceable) {
      const copy = join(stage.data, "web");
      cpSync(stage.web, copy, { recursive: true });
      stage.web = copy;
    }
    await stage.serverStarts();
    return stage;
  }
  get base() {
    return `http://127.0.0.1:${this.#port}`;
  }
  get port() {
    return this.#port;
  }

  async serverStarts() {
    const parameters = ["--data", this.data, "--port", String(this.#port), "--unlimited", "--web", this.web];
    if (this.#meetings !== "") parameters.push("--meetings", this.#meetings);
    const server = spawn(this.#program, parameters, { stdio: ["ignore", "pipe", this.#log] });
    this.#server = server;
    await new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${this.#program} ended with ${code}`));
      server.once("exit", ended);
      createInterface(server.stdout).on("line", (line) => {
        // READY URL; ROLE LINK of the demonstration's board; "# DOCUMENT ROLE LINK" of meetings.
        const words = line.split(" ");
        const url = words.at(-1) ?? "";
        if (words[0] === "READY") this.#port = Number(new URL(url).port);
        const name = words[0] === "#" ? `${words[1]} ${words[2]}` : words[0];
        if (url.includes("#")) {
          const token = url.slice(url.indexOf("#") + 1);
          for (const key of [name, `${documentOf(token)} ${words[0] === "#" ? words[2] : words[0]}`])
            if (!this.links.has(key)) this.links.set(key, token);
        }
        if (this.#port === 0 || !this.links.has("demo-2027 plenary_host")) return;
        server.off("exit", ended);
        resolve();
      });
    });
  }
  async serverEnds(signal) {
    const server = this.#server;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await ended;
  }
  // The private Redis of this server alone.
  redis() {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("redis-server")) continue;
        const [, parent] = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
        if (Number(parent) === this.#server.pid) return Number(id);
      } catch {
        // It has ended meanwhile.
      }
    }
    throw new Error("the server has no Redis of its own");
  }

  comes(name, role, options) {
    return opens(this.base, this.links.get(role), name, options);
  }
  // The browser goes, the server too, and its folder.
  async closes() {
    const code = await closes();
    await this.serverEnds("SIGTERM");
    rmSync(this.data, { recursive: true, force: true });
    process.exit(code || process.exitCode);
  }
}
