import type { WaysStrings } from "../strings.ts";

export const de: WaysStrings = {
  "places.title": "Wo Sie auf diesem Gerät dabei sind",
  "places.as": "{{role}}, als {{name}}",
  "places.forget": "Auf diesem Gerät vergessen…",
  "places.forget.ask":
    "Auf diesem Gerät bleibt nichts davon: weder wer Sie dort sind noch was Sie begonnen haben. Was auf den Tafeln steht, bleibt dort. Zurück kommen Sie mit Ihrem Link.",
  "places.forget.go": "Vergessen",
  "places.forget.unsent":
    "Etwas, das Sie dort geschrieben haben, ist noch nicht gesendet. Öffnen Sie es zuerst, damit es hinausgeht.",
  "places.forget.failed":
    "Dieser Browser konnte es nicht entfernen, also ist es noch auf diesem Gerät. Versuchen Sie es wieder, oder löschen Sie die Daten dieser Website im Browser.",
  "places.forgotten": "Auf diesem Gerät vergessen.",
  "places.signOut":
    "Der Server antwortet nicht, also sind Sie hier noch angemeldet. Versuchen Sie es wieder, wenn er antwortet.",
  "moved.title": "Sie sitzen jetzt in „{{group}}“",
  "moved.more":
    "Ihr Platz ist jetzt dort; diese Tafel geht ohne Sie weiter. Was Sie hier geschrieben haben, bleibt darauf.",
  "moved.go": "Zu „{{group}}“",
  "address.meeting": "Dies ist die Adresse eines ganzen Treffens",
  "address.meeting.more": "„{{title}}“ ist keine Tafel. Sein Programm führt zu den Tafeln seiner Gruppen.",
  "address.board": "Dies ist die Adresse einer Tafel",
  "address.board.more": "„{{title}}“ ist kein Treffen und hat kein Programm.",
  "address.board.go": "Tafel öffnen",
};
