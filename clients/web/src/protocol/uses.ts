// Where one's own words are used, as the server tells whoever said them (proto/api.proto).
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { type UseOfWords, UsesAnswerSchema } from "./index.ts";

export interface UsesServer {
  // Copies in which quotations of who asks stand, of the board that is asked; the earliest first.
  readUses(): Promise<Answered<readonly UseOfWords[]>>;
}

export function usesAt(document: string, origin = "", options: ServerOptions = {}): UsesServer {
  const { call, answered, read, at } = callerAt(origin, options);
  return {
    readUses: () =>
      answered(call("GET", at(document, "uses")), async (response) => (await read(UsesAnswerSchema)(response)).uses),
  };
}
