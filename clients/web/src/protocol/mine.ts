// What is somebody's own wherever they sit now, as the server tells it to them and takes it from them (proto/api.proto,
// QUOTE-5).
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { type MineAnswer, MineAnswerSchema, MineDoneSchema, RequestSchema, type Verb } from "./index.ts";

export interface MineServer {
  // Of the meeting (all of its boards) or the board that is asked, also where they sit no longer.
  readMine(): Promise<Answered<MineAnswer>>;
  // Of the board that is asked: an answer about a quotation, or the withdrawal of a card. The commit it stands in.
  say(verb: Verb): Promise<Answered<number>>;
}

export function mineAt(document: string, origin = "", options: ServerOptions = {}): MineServer {
  const { call, answered, jsonOf, read, at } = callerAt(origin, options);
  return {
    readMine: () => answered(call("GET", at(document, "mine")), read(MineAnswerSchema)),
    say: (verb) =>
      answered(call("POST", at(document, "mine"), jsonOf(RequestSchema, { verb })), async (response) => {
        return (await read(MineDoneSchema)(response)).seq;
      }),
  };
}
