import type { QuotationsStrings } from "../strings.ts";

export const de: QuotationsStrings = {
  "mine.all.more":
    "Was Sie gesagt, geschrieben, vorgeschlagen und übernommen haben, auf jeder Tafel dieses Treffens, auch auf denen, die Sie verlassen haben. Nur Sie sehen diese Seite. Solange sie offen ist, gelten Sie auf den Tafeln, die Sie öffnen können, als anwesend.",
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
  "mine.left":
    "Sie sitzen jetzt anderswo und können diese Tafel nicht öffnen. Über Ihre eigenen Worte hier entscheiden weiterhin Sie und können sie zurücknehmen.",
  "mine.left.missing":
    "Die Tafeln, die Sie verlassen haben, ließen sich gerade nicht alle einsehen; etwas von Ihnen fehlt hier vielleicht.",
  "mine.left.unreached":
    "Der Server konnte das gerade nicht annehmen. Nichts ist verloren: Was Sie gewählt und geschrieben haben, bleibt hier. Versuchen Sie es gleich noch einmal.",
  "mine.left.often":
    "Das wurde gerade sehr oft versucht. Warten Sie eine Minute und versuchen Sie es dann noch einmal. Was Sie gewählt und geschrieben haben, bleibt hier.",
  "mine.left.again":
    "Der Server kennt Sie hier nicht mehr. Öffnen Sie Ihren Link zum Treffen noch einmal und versuchen Sie es dann erneut. Was Sie gewählt und geschrieben haben, bleibt auf diesem Gerät.",
  "mine.left.notTaken":
    "Das konnte nicht angenommen werden: Etwas hat sich geändert, seit Sie die Seite geöffnet haben. Sie zeigt jetzt, wie es steht. Sehen Sie noch einmal hin und entscheiden Sie dann.",
  "withdraw.title": "Diese Karte endgültig zurückziehen?",
  "withdraw.words":
    "Ihre Worte verschwinden überall, auch aus dem Verlauf der Tafel und aus Protokollen, die ab jetzt entstehen.",
  "withdraw.place":
    "Ihr Platz und ihre Nummer bleiben und sagen, dass sie zurückgezogen wurde. Nicht, von wem sie war.",
  "withdraw.unseen": "Niemand sonst hat sie bisher gesehen; es bleibt kein Platz von ihr.",
  "withdraw.final": "Das lässt sich nicht rückgängig machen, von Ihnen nicht und von niemandem.",
  "withdraw.do": "Endgültig zurückziehen",
  "withdraw.said": "Die Karte ist zurückgezogen.",
  "withdraw.over": "Diese Karte wurde schon zurückgezogen.",
  "mine.corrections": "In einem Protokoll, das verteilt ist, können Sie neben den Worten um eine Berichtigung bitten.",
  "mine.withdraw.ask": "Ihr Ja zurücknehmen?",
  "mine.withdraw.what":
    "Ihre Worte stehen dann in nichts mehr, was von jetzt an entsteht, und werden hier gelöscht, auch aus dem Verlauf. Gedrucktes und Heruntergeladenes lässt sich nicht zurückholen. Das lässt sich nicht rückgängig machen: Man müsste Sie neu fragen.",
  "mine.withdraw.keep": "So lassen",
  "mine.withdraw.go": "Endgültig zurücknehmen",
  "quote.asked.title": "Dürfen wir Sie zitieren?",
  "quote.asked.over": "Diese Frage ist nicht mehr offen.",
  "quote.asked.by": "{{name}} fragt, ob diese Worte von Ihnen verwendet werden dürfen.",
  "quote.asked.until": "Bitte antworten Sie bis {{date}}.",
  "quote.asked.silence": "Wenn Sie nicht antworten, werden sie nicht verwendet.",
  "quote.asked.for": "Gefragt ist nach:",
  "quote.asked.appears": "So würde es erscheinen",
  "quote.asked.few":
    "Man könnte erkennen, dass Sie es sind: Das trifft nur auf sehr wenige Personen der Liste zu ({{count}}).",
  "quote.asked.iKnow": "Das weiß ich, und es darf so dastehen.",
  "quote.asked.unnamedThen": "Ohne dieses Häkchen steht dort „Eine teilnehmende Person“.",
  "quote.asked.question": "Ist das in Ordnung?",
  "quote.asked.yes": "Ja, diese Worte",
  "quote.asked.changed": "Ja, mit diesen Änderungen",
  "quote.asked.yourWords": "Ihr Wortlaut",
  "quote.asked.firstIsDeleted": "Der erste Wortlaut wird gelöscht, sobald Sie Ihren senden.",
  "quote.asked.unnamed": "Ja, ohne zu sagen, wer",
  "quote.asked.no": "Nein",
  "quote.asked.noReason": "Sie müssen keinen Grund nennen. Nur das Protokoll erfährt es.",
  "quote.asked.paraphrase": "Der Gedanke darf mit anderen Worten wiedergegeben werden, ohne zu sagen, von wem er war.",
  "quote.asked.before":
    "Sie können das später so leicht zurücknehmen, wie Sie es geben. Es wird dann aus allem entfernt, was von da an entsteht. Gedruckte oder heruntergeladene Exemplare lassen sich nicht zurückrufen.",
  "quote.asked.missing.answer": "Wählen Sie zuerst eine Antwort.",
  "quote.asked.missing.kinds": "Wählen Sie mindestens einen Ort, an dem es verwendet werden darf.",
  "quote.asked.missing.text": "Ändern Sie die Worte, oder nehmen Sie sie so, wie sie sind.",
  "quote.asked.send": "Meine Antwort senden",
  "quote.asked.sent": "Ihre Antwort ist gesendet.",
  "quote.asked.notYet": "Nichts wird gesendet, bevor Sie drücken.",
  "mine.credit": "Ihr Name in Fassungen",
  "mine.credit.more":
    "Sie leiten oder protokollieren hier. Die Fassung für die, die dabei waren, nennt Sie; andere nur, wo Sie zustimmen, und nicht mehr, sobald Sie es zurücknehmen.",
  "mine.credit.network": "Fassungen für das Netzwerk",
};
