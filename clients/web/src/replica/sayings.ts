// What the client has to say to people, by code, so that an interface says it in their language. The English sentence
// is the fallback, and says what to do.
export const sayings = {
  // Why something was not taken
  useEditText: "Words are changed with editText.",
  tooMuchWaiting: "Too much is waiting to be sent; nothing more can be changed until some of it is stored.",
  tooLarge: "This is too much at once; divide it into smaller pieces.",
  nothingThere: "There is nothing with this id.",
  noWordsThere: "There is no card or note with this id.",
  doesNotFit: "This change does not fit the words as they are.",
  brokenCharacter: "These words contain half of a character.",
  nothingToUndo: "There is nothing of yours to undo.",
  nothingToRedo: "There is nothing to redo.",
  wordsReplaced: "Somebody has replaced these words since; there is nothing left to undo.",
  changedSince: "Somebody has changed this since; it was left as it is.",
  gone: "This is not there any more.",
  inTrashAlready: "It is in the trash already.",
  nothingLeftToUndo: "Nothing was left to undo.",
  // Why the session stopped
  removed: "You were removed from this board.",
  openedElsewhere: "This board was opened again from the same place; that one goes on.",
  sessionEnded: "Your session has ended. Join again with your link; your changes are kept.",
  somebodyElse: "This browser has joined as somebody else since. Join again with your own link; your changes are kept.",
  noSuchBoard: "There is no such board any more.",
  otherVersion: "The server speaks a newer protocol. Load this page again; your changes are kept.",
  notUnderstood: "The server could not read what this client sent.",
  refusedClient: "The server refuses this client, also under new names.",
  outOfStep: "The board could not be kept in step with the server. Your words are below; copy them.",
  // Notices
  notKept:
    "Your changes are on the screen but could not be kept on this device, so they are not sent yet. Is the disk full?",
  keptAgain: "Your changes are kept on this device again.",
  noStorage:
    "This browser keeps nothing for this page. Changes are safe only once they are saved; do not close the page before.",
  wordsGone: "This is not there for you to change any more. Your words are kept here.",
  fromServer: "", // the sentence is the server's own
} as const;

export type SayingCode = keyof typeof sayings;

export interface Saying {
  readonly code: SayingCode;
  readonly sentence: string; // English
}

export function say(code: SayingCode, sentence: string = sayings[code]): Saying {
  return { code, sentence };
}
