import type { MeanwhileStrings } from "../strings.ts";

export const pt: MeanwhileStrings = {
  "back.at": "De volta ao plenário às {{time}}",
  "back.in": "De volta ao plenário às {{time}}, dentro de {{count}} min",
  "back.now": "De volta ao plenário agora",
  "back.here": "{{time}} onde está",
  "back.planOver": "O plano termina {{count}} min depois",
  "back.groupOver": "O plano termina {{count}} min depois de o plenário começar",
  "writers.written": "Já escreveram: {{count}} de {{all}}",
  "writers.now": "A escrever neste momento: {{count}} de {{all}}",
  "writers.ready": "A postos: {{count}} de {{all}}",
  "writers.late": "Alguém está a meio de um cartão. O que começou continua a ser seu e chegará tarde.",
};
