// What leads the meeting, for whoever is drawn within the board.
import { createContext, useContext } from "react";
import type { Leading } from "./model.ts";

export const LeadingContext = createContext<Leading | undefined>(undefined);
export function useLeading(): Leading {
  const leading = useContext(LeadingContext);
  if (!leading) throw new Error("not within a board");
  return leading;
}
