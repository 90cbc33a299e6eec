// The console a component stands in.
import { createContext, useContext } from "react";
import type { Console } from "./console.ts";

export const ConsoleContext = createContext<Console | undefined>(undefined);
export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (!console) throw new Error("not within a console");
  return console;
}
