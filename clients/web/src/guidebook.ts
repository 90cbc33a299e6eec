// Guidebooks and the search, as far as they are asked of the server: a door of its own.
export {
  type GuidebookFormat,
  type GuidebookServer,
  guidebookAt,
  guidebookFormats,
  type SearchFor,
  searchFor,
} from "./protocol/guidebook.ts";
