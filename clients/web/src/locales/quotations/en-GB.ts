// Words of ui/quotations that only the page of somebody’s contributions needs.
export const en = {
  "mine.all.more":
    "What you said, wrote, proposed and took on, on every board of this meeting, also on those you left. Only you see this page. While it is open, you are shown as present on the boards you can open.",
  "mine.all.back": "Back to the meeting",
  "mine.all.opening": "Opening the boards: {{at}} of {{all}}",
  "mine.all.unreached":
    "Some boards could not be opened just now, so what you wrote there is missing here: {{boards}}.",
  "mine.all.again": "Try again",
  "mine.all.nothing": "There is nothing of yours on the boards of this meeting yet.",
  "mine.all.none": "You can open no board of this meeting yet.",
  "mine.cards": "Cards",
  "mine.notes": "Notes",
  "mine.proposals": "Proposals",
  "mine.actions": "What I took on",
  "mine.cards.signed": "The others on this board see that you wrote them. They are never signed in a record.",
  "mine.notes.used": "Record notes go into the record and name nobody; working notes stay with rapporteurs.",
  "mine.proposals.used":
    "The record holds what became of them. You can withdraw a proposal of yours on its board while it is open.",
  "mine.actions.used": "The record says what was agreed, and who takes it on.",
  "mine.trashed": "in the trash",
  "mine.left":
    "You sit elsewhere now, so you cannot open this board. You still answer for your own words on it, and can take them back.",
  "mine.left.missing":
    "The boards you left could not all be looked into just now, so something of yours may be missing here.",
  "mine.left.unreached":
    "The server could not take this just now. Nothing is lost: what you chose and wrote stays here. Try again in a moment.",
  "mine.left.often":
    "This was tried very often just now. Wait a minute, then try again. What you chose and wrote stays here.",
  "mine.left.again":
    "The server does not know you here any more. Open your link to the meeting again, then try once more. What you chose and wrote stays on this device.",
  "mine.left.notTaken":
    "This could not be taken: something has changed since you opened the page. It shows now how things stand. Look again, then decide.",
  "withdraw.title": "Withdraw this card for good?",
  "withdraw.words":
    "Its words are taken away everywhere, also from the history of the board and from records made from now on.",
  "withdraw.place": "Its place and its number stay, and say that its author withdrew it. Not who that is.",
  "withdraw.unseen": "Nobody else has seen it yet, so no place of it is left.",
  "withdraw.final": "It cannot be undone, by you or by anybody.",
  "withdraw.do": "Withdraw for good",
  "withdraw.said": "The card is withdrawn.",
  "withdraw.over": "This card has been withdrawn already.",
  "mine.corrections": "In a record that is circulated you can ask for a correction beside the words.",
} as const;
