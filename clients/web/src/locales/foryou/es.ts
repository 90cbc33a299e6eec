import type { ForYouStrings } from "../strings.ts";

export const es: ForYouStrings = {
  "forYou.title": "Para usted",
  "forYou.all": "Todo lo que le espera: {{count}}",
  "forYou.action": "¿Se encarga usted de esto?",
  "forYou.action.go": "Responder en el tablero",
  "forYou.action.taken": "Usted se encarga de esto: {{words}}",
  "forYou.quote": "¿Se pueden citar palabras suyas?",
  "forYou.record": "Un acta que puede corregir",
  "forYou.record.go": "Leer y corregir",
  "forYou.due": "para el {{date}}",
  "forYou.answerBy": "responda antes del {{date}}",
  "forYou.until": "Correcciones hasta el {{date}}",
  "forYou.noWay": "Desde aquí no tiene acceso a esta acta. Entre por su tablero.",
  "forYou.given": "Le piden que se encargue de esto:",
  "forYou.given.several": "Le piden que se encargue de varias acciones: {{count}}",
  "forYou.given.said": "Le piden que se encargue de esto: {{words}}",
  "forYou.given.go": "Ir allí",
  "forYou.given.goAll": "Verlas",
};
