import type { QuotationsStrings } from "../strings.ts";

export const es: QuotationsStrings = {
  "mine.all.more":
    "Lo que dijo, escribió, propuso y aceptó hacer, en cada tablero de esta reunión que puede abrir. Solo usted ve esta página. Mientras está abierta, consta como presente en esos tableros.",
  "mine.all.back": "Volver a la reunión",
  "mine.all.opening": "Abriendo los tableros: {{at}} de {{all}}",
  "mine.all.unreached": "Algunos tableros no se pudieron abrir ahora, así que falta lo que escribió allí: {{boards}}.",
  "mine.all.again": "Intentar de nuevo",
  "mine.all.nothing": "Todavía no hay nada suyo en los tableros de esta reunión.",
  "mine.all.none": "Todavía no puede abrir ningún tablero de esta reunión.",
  "mine.cards": "Tarjetas",
  "mine.notes": "Notas",
  "mine.proposals": "Propuestas",
  "mine.actions": "Lo que hago",
  "mine.cards.signed": "Los demás en este tablero ven que las escribió usted. En un acta nunca van firmadas.",
  "mine.notes.used": "Las notas del acta entran en ella y no nombran a nadie; las de trabajo quedan en la relatoría.",
  "mine.proposals.used":
    "El acta recoge qué fue de ellas. Puede retirar una propuesta suya en su tablero mientras esté abierta.",
  "mine.actions.used": "El acta dice qué se acordó y quién se encarga.",
  "mine.trashed": "en la papelera",
  "mine.corrections": "En un acta que circula puede pedir una corrección junto a las palabras.",
};
