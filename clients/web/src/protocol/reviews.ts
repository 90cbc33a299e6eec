// Decisions that are to be looked at again, as the server lists them for who asks (proto/api.proto).
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { type ReviewNow, ReviewsAnswerSchema } from "./index.ts";

export interface ReviewsServer {
  // Of the meeting or board that is asked, and of others that who asks was at; the earliest day first.
  readReviews(): Promise<Answered<readonly ReviewNow[]>>;
}

export function reviewsAt(document: string, origin = "", options: ServerOptions = {}): ReviewsServer {
  const { call, answered, read, at } = callerAt(origin, options);
  return {
    readReviews: () =>
      answered(
        call("GET", at(document, "reviews")),
        async (response) => (await read(ReviewsAnswerSchema)(response)).reviews,
      ),
  };
}
