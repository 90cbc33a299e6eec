// The ways on where there is none: back to where one has joined, to another group, from an address of something else.
// British English, of which the others are translations.
export const en = {
  "places.title": "Where you have joined on this device",
  "places.as": "{{role}}, as {{name}}",
  "places.forget": "Forget on this device…",
  "places.forget.ask":
    "Nothing of it stays on this device: neither who you are there nor what you began. What is on the boards stays there. You come back by your link.",
  "places.forget.go": "Forget",
  "places.forget.unsent": "Something you wrote there has not been sent yet. Open it first, so that it goes out.",
  "places.forget.failed":
    "This browser could not remove it, so it is still on this device. Try again, or clear this site’s data in the browser.",
  "places.forgotten": "Forgotten on this device.",
  "places.signOut": "The server does not answer, so you are still signed in here. Try again when it does.",
  "moved.title": "You were moved to “{{group}}”",
  "moved.more": "You have a seat there now; this board goes on without you. What you wrote here stays on it.",
  "moved.go": "Go to “{{group}}”",
  "address.meeting": "This is the address of a whole meeting",
  "address.meeting.more": "“{{title}}” is no board. Its programme leads to the boards of its groups.",
  "address.board": "This is the address of a board",
  "address.board.more": "“{{title}}” is no meeting, so it has no programme.",
  "address.board.go": "Open the board",
};
