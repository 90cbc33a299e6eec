import type { QuotationsStrings } from "../strings.ts";

export const es: QuotationsStrings = {
  "mine.all.more":
    "Lo que dijo, escribió, propuso y aceptó hacer, en cada tablero de esta reunión, también en los que dejó. Solo usted ve esta página. Mientras está abierta, consta como presente en los tableros que puede abrir.",
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
  "mine.left":
    "Ahora está en otro lugar, así que no puede abrir este tablero. Sigue respondiendo por sus propias palabras aquí, y puede retirarlas.",
  "mine.left.missing":
    "No se pudieron consultar ahora todos los tableros que dejó, así que quizá falte aquí algo suyo.",
  "mine.left.unreached":
    "El servidor no pudo recibir esto ahora. Nada se pierde: lo que eligió y escribió sigue aquí. Inténtelo de nuevo en un momento.",
  "mine.left.often":
    "Esto se ha intentado muchas veces seguidas. Espere un minuto e inténtelo de nuevo. Lo que eligió y escribió sigue aquí.",
  "mine.left.again":
    "El servidor ya no le reconoce aquí. Abra de nuevo su enlace a la reunión e inténtelo otra vez. Lo que eligió y escribió sigue en este dispositivo.",
  "mine.left.notTaken":
    "Esto no se pudo recibir: algo ha cambiado desde que abrió la página. Ahora muestra cómo están las cosas. Mire de nuevo y decida.",
  "withdraw.title": "¿Retirar esta tarjeta para siempre?",
  "withdraw.words":
    "Sus palabras desaparecen de todas partes, también del historial del tablero y de las actas que se hagan desde ahora.",
  "withdraw.place": "Su lugar y su número quedan, y dicen que quien la escribió la retiró. No dicen quién es.",
  "withdraw.unseen": "Nadie más la ha visto todavía, así que no queda su lugar.",
  "withdraw.final": "No se puede deshacer; ni usted ni nadie puede.",
  "withdraw.do": "Retirar para siempre",
  "withdraw.said": "La tarjeta está retirada.",
  "withdraw.over": "Esta tarjeta ya fue retirada.",
  "mine.corrections": "En un acta que circula puede pedir una corrección junto a las palabras.",
  "mine.withdraw.ask": "¿Retirar su sí?",
  "mine.withdraw.what":
    "Sus palabras ya no estarán en nada de lo que se haga desde ahora, y se borran aquí, también del historial. Lo impreso o descargado no se puede recuperar. No se puede deshacer: habría que preguntarle de nuevo.",
  "mine.withdraw.keep": "Dejarlo como está",
  "mine.withdraw.go": "Retirar para siempre",
  "quote.asked.title": "¿Podemos citarle?",
  "quote.asked.over": "Esta pregunta ya no está abierta.",
  "quote.asked.by": "{{name}} pregunta si se pueden usar estas palabras suyas.",
  "quote.asked.until": "Responda, por favor, antes del {{date}}.",
  "quote.asked.silence": "Si no responde, no se usarán.",
  "quote.asked.for": "Se pide:",
  "quote.asked.appears": "Cómo aparecería",
  "quote.asked.few":
    "Se podría saber que es usted: estas palabras describen a muy pocas personas de la lista ({{count}}).",
  "quote.asked.iKnow": "Lo sé, y puede decirse.",
  "quote.asked.unnamedThen": "Si no marca esto, dirá «Una persona participante».",
  "quote.asked.question": "¿Está de acuerdo?",
  "quote.asked.yes": "Sí, estas palabras",
  "quote.asked.changed": "Sí, con estos cambios",
  "quote.asked.yourWords": "Su redacción",
  "quote.asked.firstIsDeleted": "La primera redacción se borra en cuanto envíe la suya.",
  "quote.asked.unnamed": "Sí, sin decir quién",
  "quote.asked.no": "No",
  "quote.asked.noReason": "No hace falta dar razones. Solo lo saben los relatores.",
  "quote.asked.paraphrase": "La idea puede contarse con otras palabras, sin decir de quién era.",
  "quote.asked.before":
    "Podrá retirarlo más adelante con la misma facilidad. Entonces se quitará de todo lo que se haga a partir de ese momento. Las copias impresas o descargadas no se pueden recuperar.",
  "quote.asked.missing.answer": "Elija primero una respuesta.",
  "quote.asked.missing.kinds": "Elija al menos un lugar donde pueda usarse.",
  "quote.asked.missing.text": "Cambie las palabras o acéptelas como están.",
  "quote.asked.send": "Enviar mi respuesta",
  "quote.asked.sent": "Su respuesta se ha enviado.",
  "quote.asked.notYet": "No se envía nada hasta que pulse.",
  "mine.credit": "Su nombre en las copias",
  "mine.credit.more":
    "Usted modera o redacta aquí. La copia para quienes estuvieron le nombra; las demás solo donde diga que sí, y ya no cuando lo retire.",
  "mine.credit.network": "Copias para la red",
};
