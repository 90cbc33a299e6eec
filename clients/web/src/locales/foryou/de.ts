import type { ForYouStrings } from "../strings.ts";

export const de: ForYouStrings = {
  "forYou.title": "Für Sie",
  "forYou.all": "Alles, was auf Sie wartet: {{count}}",
  "forYou.action": "Übernehmen Sie das?",
  "forYou.action.go": "Auf der Tafel antworten",
  "forYou.action.taken": "Sie haben dies übernommen: {{words}}",
  "forYou.quote": "Dürfen Ihre Worte zitiert werden?",
  "forYou.record": "Ein Bericht, den Sie berichtigen können",
  "forYou.record.go": "Lesen und berichtigen",
  "forYou.due": "fällig: {{date}}",
  "forYou.answerBy": "bitte antworten bis {{date}}",
  "forYou.until": "Berichtigungen bis {{date}}",
  "forYou.noWay": "Von hier haben Sie keinen Zugang zu diesem Bericht. Kommen Sie über Ihre Tafel.",
  "forYou.given": "Sie werden gebeten, das zu übernehmen:",
  "forYou.given.several": "Sie werden gebeten, mehrere Aufgaben zu übernehmen: {{count}}",
  "forYou.given.said": "Sie werden gebeten, das zu übernehmen: {{words}}",
  "forYou.given.go": "Hingehen",
  "forYou.given.goAll": "Ansehen",
};
