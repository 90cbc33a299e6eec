// A real server for a test: started on a free port with a folder of its own, killed and started again, ended for good.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readLink } from "../../src/protocol/link.ts";

const startsWithinMs = 30_000;

export class Plenaryd {
  readonly #program: string;
  readonly #folder: string;
  #running: ChildProcess | undefined;
  #port = 0;
  #tokens = new Map<string, string>();
  readonly #said: string[] = [];

  private constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }
  static async start(program: string): Promise<Plenaryd> {
    const server = new Plenaryd(program, await mkdtemp(join(tmpdir(), "plenary-web-")));
    await server.startAgain();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  // Of the board that is printed first, for a role in small letters.
  token(role: string): string {
    const token = this.#tokens.get(role);
    if (!token) throw new Error(`the server printed no link for ${role}`);
    return token;
  }

  // On the port it had before.
  async startAgain(): Promise<void> {
    const parameters = ["--data", this.#folder, "--port", String(this.#port), "--unlimited"];
    const running = spawn(this.#program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
    this.#running = running;
    createInterface(running.stderr).on("line", (line) => this.#said.push(line));
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(this.#trouble("does not start")), startsWithinMs);
      running.once("error", (error) => reject(this.#trouble(`cannot be run: ${error.message}`)));
      running.once("exit", (code) => reject(this.#trouble(`ended with ${code}`)));
      createInterface(running.stdout).on("line", (line) => {
        const [word = "", url = ""] = line.split(" ");
        if (word === "READY") this.#port = Number(new URL(url).port);
        const link = readLink(line);
        if (link && word !== "#") this.#tokens.set(word, link.token);
        // Links follow READY; the last of them is the plenary host's.
        if (!this.#tokens.has("participant") || !this.#tokens.has("rapporteur")) return;
        clearTimeout(late);
        resolve();
      });
    });
  }
  // Without a word, in the midst of whatever it does.
  async isKilled(): Promise<void> {
    await this.#ends("SIGKILL");
  }
  async ends(): Promise<void> {
    await this.#ends("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ends(signal: NodeJS.Signals): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.removeAllListeners("exit");
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await ended;
  }
  #trouble(what: string): Error {
    return new Error(`${this.#program} ${what}\n${this.#said.slice(-10).join("\n")}`);
  }
}
