// Words of ui/quotations that only the page of somebody’s contributions and the question whether they may be quoted need.
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
  "mine.withdraw.ask": "Take back your yes?",
  "mine.withdraw.what":
    "Your words are then in nothing that is made from now on, and are deleted here, also from the history. What is printed or downloaded cannot be called back. It cannot be undone: you would have to be asked anew.",
  "mine.withdraw.keep": "Leave it as it is",
  "mine.withdraw.go": "Take it back for good",
  "quote.asked.title": "May we quote you?",
  "quote.asked.over": "This question is no longer open.",
  "quote.asked.by": "{{name}} asks whether these words of yours may be used.",
  "quote.asked.until": "Please answer by {{date}}.",
  "quote.asked.silence": "If you do not answer, they will not be used.",
  "quote.asked.for": "Asked for:",
  "quote.asked.appears": "How it would appear",
  "quote.asked.few": "Readers could tell it is you: these words fit so few people in the list ({{count}}).",
  "quote.asked.iKnow": "I know, and it may say so.",
  "quote.asked.unnamedThen": "Unless you tick this, it will say “A participant”.",
  "quote.asked.question": "Is that all right?",
  "quote.asked.yes": "Yes, these words",
  "quote.asked.changed": "Yes, with these changes",
  "quote.asked.yourWords": "Your wording",
  "quote.asked.firstIsDeleted": "The first wording is deleted once you send yours.",
  "quote.asked.unnamed": "Yes, without saying who",
  "quote.asked.no": "No",
  "quote.asked.noReason": "No reason needed. Nobody is told but the rapporteurs.",
  "quote.asked.paraphrase": "The point may be told in other words, without saying whose it was.",
  "quote.asked.before":
    "You can take this back later as easily as you give it. It is then removed from everything that is produced from that moment on. Printed or downloaded copies cannot be called back.",
  "quote.asked.missing.answer": "Choose an answer first.",
  "quote.asked.missing.kinds": "Choose at least one place where it may be used.",
  "quote.asked.missing.text": "Change the words, or say yes to them as they are.",
  "quote.asked.send": "Send my answer",
  "quote.asked.sent": "Your answer is sent.",
  "quote.asked.notYet": "Nothing is sent until you press.",
  "mine.credit": "Your name in copies",
  "mine.credit.more":
    "You lead or record here. The copy for those who were there names you; others do only where you say yes, and no more once you take it back.",
  "mine.credit.network": "Copies for the network",
} as const;
