import type { MeanwhileStrings } from "../strings.ts";

export const de: MeanwhileStrings = {
  "back.at": "Zurück im Plenum um {{time}}",
  "back.in": "Zurück im Plenum um {{time}}, in {{count}} min",
  "back.now": "Jetzt zurück ins Plenum",
  "back.here": "{{time}} bei Ihnen",
  "back.planOver": "Der Plan endet {{count}} min danach",
  "back.groupOver": "Der Plan endet {{count}} min nach Beginn des Plenums",
  "writers.written": "Haben geschrieben: {{count}} von {{all}}",
  "writers.now": "Schreiben in diesem Moment: {{count}} von {{all}}",
  "writers.ready": "Bereit: {{count}} von {{all}}",
  "writers.late": "Jemand ist mitten in einer Karte. Was begonnen ist, bleibt dieser Person und wird nachgereicht.",
};
