// A call to the server and what becomes of its answer, in plain JSON: nothing of the vocabulary is needed for it, so the form
// to join with does not wait for that.
export interface Failure {
  readonly ok: false;
  readonly status: number; // of HTTP; 0: no answer
  readonly code: string; // "no_session", "too_often" ...; "" if the server gave none
  readonly sentence: string; // for the person, in English: what went wrong, and what to do
  readonly retryAfterMs?: number;
}
export type Answered<Value> = { readonly ok: true; readonly value: Value } | Failure;

export interface ServerOptions {
  readonly fetch?: typeof fetch;
  readonly bearer?: string; // where there are no cookies
  readonly withinMs?: number;
}

const unreadable = "The server answered something that this page cannot read. Load the page again.";
const unreached = "The server does not answer. Are you online?";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

// `origin`: "https://boards.example.org"; "" for the page's own.
export function plainCallerAt(origin: string, options: ServerOptions) {
  const { fetch: ask = fetch, bearer, withinMs = 30_000 } = options;

  async function call(method: string, path: string, body?: Json): Promise<Answered<Response>> {
    const headers: { [name: string]: string } = {};
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
    const init: RequestInit = { method, headers, credentials: "same-origin", signal: AbortSignal.timeout(withinMs) };
    if (body !== undefined) init.body = JSON.stringify(body);
    try {
      const response = await ask(origin + path, init);
      return response.ok ? { ok: true, value: response } : await failure(response);
    } catch {
      return { ok: false, status: 0, code: "", sentence: unreached };
    }
  }

  // Calls and reads the answer with `read`, which may throw.
  async function answered<Value>(
    asked: Promise<Answered<Response>>,
    read: (response: Response) => Promise<Value>,
  ): Promise<Answered<Value>> {
    const answer = await asked;
    if (!answer.ok) return answer;
    try {
      return { ok: true, value: await read(answer.value) };
    } catch {
      return { ok: false, status: answer.value.status, code: "", sentence: unreadable };
    }
  }

  const at = (document: string, rest: string) => `/api/documents/${encodeURIComponent(document)}/${rest}`;
  return { call, answered, at };
}

async function failure(response: Response): Promise<Failure> {
  const { status } = response;
  const said: { code?: unknown; message?: unknown } = await response.json().catch(() => ({}));
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return {
    ok: false,
    status,
    code: text(said.code),
    sentence: text(said.message) || `The server answered with status ${status}.`,
    ...(Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1000 } : {}),
  };
}
