// Who is here and where: pointers, carets, what is dragged. Of connections, never logged (PRESENCE-1).
export interface Caret {
  readonly connection: number;
  readonly participant: string;
  readonly caret: number; // UTF-16 units into the words as shown here and now
  readonly anchor: number; // the other end of the selection; equal to caret if nothing is selected
}
