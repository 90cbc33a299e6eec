import type { MeanwhileStrings } from "../strings.ts";

export const fr: MeanwhileStrings = {
  "back.at": "Retour en plénière à {{time}}",
  "back.in": "Retour en plénière à {{time}}, dans {{count}} min",
  "back.now": "Retour en plénière maintenant",
  "back.here": "{{time}} chez vous",
  "back.planOver": "Le plan se termine {{count}} min après",
  "back.groupOver": "Le plan se termine {{count}} min après le début de la plénière",
  "writers.written": "Ont écrit : {{count}} sur {{all}}",
  "writers.now": "Écrivent en ce moment : {{count}} sur {{all}}",
  "writers.ready": "Prêts : {{count}} sur {{all}}",
  "writers.late": "Quelqu’un est au milieu d’une carte. Ce qui est commencé lui reste, et arrivera tard.",
};
