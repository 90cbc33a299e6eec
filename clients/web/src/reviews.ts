// What is to be looked at again, as far as it is asked of the server: a door of its own.
export { type ReviewsServer, reviewsAt } from "./protocol/reviews.ts";
