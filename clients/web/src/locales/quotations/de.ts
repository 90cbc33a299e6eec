import type { QuotationsStrings } from "../strings.ts";

export const de: QuotationsStrings = {
  "mine.all.more":
    "Was Sie gesagt, geschrieben, vorgeschlagen und übernommen haben, auf jeder Tafel dieses Treffens, die Sie öffnen können. Nur Sie sehen diese Seite. Solange sie offen ist, gelten Sie auf diesen Tafeln als anwesend.",
  "mine.all.back": "Zurück zum Treffen",
  "mine.all.opening": "Die Tafeln werden geöffnet: {{at}} von {{all}}",
  "mine.all.unreached":
    "Einige Tafeln ließen sich gerade nicht öffnen; was Sie dort geschrieben haben, fehlt hier: {{boards}}.",
  "mine.all.again": "Noch einmal versuchen",
  "mine.all.nothing": "Auf den Tafeln dieses Treffens steht noch nichts von Ihnen.",
  "mine.all.none": "Sie können noch keine Tafel dieses Treffens öffnen.",
  "mine.cards": "Karten",
  "mine.notes": "Notizen",
  "mine.proposals": "Vorschläge",
  "mine.actions": "Was ich übernommen habe",
  "mine.cards.signed":
    "Die anderen auf dieser Tafel sehen, dass Sie sie geschrieben haben. In einem Protokoll sind sie nie gezeichnet.",
  "mine.notes.used":
    "Protokollnotizen kommen ins Protokoll und nennen niemanden; Arbeitsnotizen bleiben bei denen, die Protokoll führen.",
  "mine.proposals.used":
    "Das Protokoll hält fest, was daraus wurde. Einen eigenen Vorschlag können Sie auf seiner Tafel zurückziehen, solange er offen ist.",
  "mine.actions.used": "Das Protokoll sagt, was vereinbart wurde und wer es übernimmt.",
  "mine.trashed": "im Papierkorb",
  "mine.corrections": "In einem Protokoll, das verteilt ist, können Sie neben den Worten um eine Berichtigung bitten.",
};
