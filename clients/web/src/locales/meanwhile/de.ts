import type { MeanwhileStrings } from "../strings.ts";

export const de: MeanwhileStrings = {
  "back.at": "Zurück im Plenum um {{time}}",
  "back.in": "Zurück im Plenum um {{time}}, in {{count}} min",
  "back.now": "Jetzt zurück ins Plenum",
  "back.here": "{{time}} bei Ihnen",
  "back.planOver": "Der Plan endet {{count}} min danach",
  "back.groupOver": "Der Plan endet {{count}} min nach Beginn des Plenums",
  "writers.now": "{{count}} von {{all}} schreiben",
};
