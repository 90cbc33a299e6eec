import type { RecordStrings } from "../strings.ts";
import { en } from "./en-GB.ts";

export const fr: RecordStrings = en;
