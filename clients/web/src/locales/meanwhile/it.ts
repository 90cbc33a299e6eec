import type { MeanwhileStrings } from "../strings.ts";

export const it: MeanwhileStrings = {
  "back.at": "Di nuovo in plenaria alle {{time}}",
  "back.in": "Di nuovo in plenaria alle {{time}}, tra {{count}} min",
  "back.now": "Di nuovo in plenaria adesso",
  "back.here": "{{time}} da voi",
  "back.planOver": "Il piano finisce {{count}} min dopo",
  "back.groupOver": "Il piano finisce {{count}} min dopo l’inizio della plenaria",
  "writers.written": "Hanno scritto: {{count}} su {{all}}",
  "writers.now": "Scrivono in questo momento: {{count}} su {{all}}",
  "writers.ready": "Pronti: {{count}} su {{all}}",
  "writers.late": "Qualcuno è a metà di una scheda. Quello che ha iniziato resta suo e arriverà in ritardo.",
};
