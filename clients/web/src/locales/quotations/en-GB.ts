// Words of ui/quotations that only the page of somebody’s contributions needs.
export const en = {
  "mine.all.more":
    "What you said, wrote, proposed and took on, on every board of this meeting that you can open. Only you see this page. While it is open, you are shown as present on these boards.",
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
  "mine.corrections": "In a record that is circulated you can ask for a correction beside the words.",
} as const;
