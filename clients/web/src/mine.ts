// What is somebody's own on boards where they sit no longer, as far as it is asked of the server: a door of its own.
export { documentOf } from "./document/told.ts";
export { type MineServer, mineAt } from "./protocol/mine.ts";
