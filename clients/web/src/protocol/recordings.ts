// Bringing a recording of the session to the server, piece by piece: a line that breaks goes on where it stopped
// (server/recordings). Small pieces first, so that a slow line is never cut for taking too long.
import { type Answered, callerAt, type Failure, type ServerOptions } from "./http.ts";

const leastBytes = 256 * 1024;
const mostBytes = 1024 * 1024; // what the server takes at once
const usually = [1_000, 2_000, 5_000, 10_000];
const pieceMs = 60_000; // a piece that takes longer is sent again

export interface Bringing {
  readonly signal?: AbortSignal;
  readonly onHas?: (bytes: number) => void; // so much of it is there
  readonly onWaits?: (waits: boolean) => void; // the line is gone, and it is tried again
  readonly againMs?: readonly number[]; // after so long; the last one for ever
}

export interface RecordingsServer {
  // Ends when all of it is there, when the server will not have it, or when the signal says so.
  bring(document: string, id: string, file: Blob, how?: Bringing): Promise<Answered<void>>;
  drop(document: string, id: string): Promise<Answered<void>>;
  addressOf(document: string, id: string): string;
  // Of a recording of this record that is kept here, whatever the server was called then: its id; else undefined.
  idIn(document: string, address: string): string | undefined;
}

export function recordingsAt(origin: string, options: ServerOptions = {}): RecordingsServer {
  const { call, at } = callerAt("", options);
  const ask = options.fetch ?? fetch;
  const place = (document: string, id: string) => at(document, `recordings/${encodeURIComponent(id)}`);
  const addressOf = (document: string, id: string) => origin + place(document, id);

  const send = async (
    document: string,
    id: string,
    offset: number,
    piece: Blob,
    stop: AbortSignal | undefined,
  ): Promise<Answered<number>> => {
    const body = await piece.arrayBuffer().catch(() => undefined);
    if (body === undefined) return { ok: false, status: 400, code: "unreadable", sentence: "" };
    const headers: { [name: string]: string } = { "Content-Type": "application/octet-stream" };
    if (options.bearer !== undefined) headers.Authorization = `Bearer ${options.bearer}`;
    try {
      const path = `${addressOf(document, id)}?offset=${offset}`;
      const response = await ask(path, {
        method: "PUT",
        headers,
        credentials: "same-origin",
        body,
        signal: AbortSignal.any([AbortSignal.timeout(pieceMs), ...(stop ? [stop] : [])]),
      });
      const said = (await response.json()) as { has?: unknown; code?: unknown; message?: unknown };
      if (response.ok && typeof said.has === "number") return { ok: true, value: said.has };
      return {
        ok: false,
        status: response.status,
        code: String(said.code ?? ""),
        sentence: String(said.message ?? ""),
      };
    } catch {
      return { ok: false, status: 0, code: "", sentence: "" };
    }
  };

  return {
    addressOf,
    idIn: (document, address) => {
      const start = place(document, "");
      try {
        const { pathname } = new URL(address);
        return pathname.startsWith(start) ? decodeURIComponent(pathname.slice(start.length)) : undefined;
      } catch {
        return undefined;
      }
    },
    drop: async (document, id) => {
      const answer = await call("DELETE", place(document, id));
      return answer.ok ? { ok: true, value: undefined } : answer;
    },
    bring: async (document, id, file, { signal, onHas, onWaits, againMs = usually } = {}) => {
      let has = 0;
      let size = leastBytes;
      let most = mostBytes;
      let tries = 0;
      if (file.size === 0) return { ok: false, status: 415, code: "no_recording", sentence: "" };
      const stopped: Failure = { ok: false, status: 0, code: "stopped", sentence: "" };
      while (!signal?.aborted) {
        const answer =
          has < file.size
            ? await send(document, id, has, file.slice(has, has + size), signal)
            : await call("POST", `${place(document, id)}?bytes=${file.size}`);
        if (signal?.aborted) return stopped;
        if (answer.ok) {
          onWaits?.(false);
          tries = 0;
          if (has >= file.size) return { ok: true, value: undefined };
          has = answer.value as number;
          if (has > file.size) return { ok: false, status: 409, code: "other", sentence: "" };
          size = Math.min(most, size * 2);
          onHas?.(has);
          continue;
        }
        if (answer.code === "incomplete") has = 0; // the next answer says how much there is
        const mayPass =
          answer.code === "incomplete" ||
          answer.status === 0 ||
          answer.status === 408 ||
          answer.status === 429 ||
          answer.status === 503;
        if (!mayPass) return answer;
        onWaits?.(true);
        most = leastBytes; // this line is one that breaks
        size = leastBytes;
        await waits(answer.retryAfterMs ?? againMs[Math.min(tries++, againMs.length - 1)] ?? 0, signal);
      }
      return stopped;
    },
  };
}

function waits(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
