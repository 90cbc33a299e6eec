import type { MeanwhileStrings } from "../strings.ts";

export const es: MeanwhileStrings = {
  "back.at": "De vuelta en la plenaria a las {{time}}",
  "back.in": "De vuelta en la plenaria a las {{time}}, en {{count}} min",
  "back.now": "De vuelta en la plenaria ahora",
  "back.here": "{{time}} donde está usted",
  "back.planOver": "El plan termina {{count}} min después",
  "back.groupOver": "El plan termina {{count}} min después de empezar la plenaria",
  "writers.written": "Han escrito: {{count}} de {{all}}",
  "writers.now": "Escriben en este momento: {{count}} de {{all}}",
  "writers.ready": "Listos: {{count}} de {{all}}",
  "writers.late": "Alguien está a mitad de una tarjeta. Lo empezado sigue siendo suyo y llegará tarde.",
};
