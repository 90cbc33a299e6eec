import type { ChecksStrings } from "../strings.ts";

export const es: ChecksStrings = {
  "checks.title": "Lo que falta",
  "checks.none": "No falta nada de lo que este tablero pide.",
  "checks.unreached": "Ahora no se pudo leer lo que falta. Se intenta de nuevo.",
  "checks.blocks": "impide adoptarla",
  "checks.outside": "se queda en la copia interna",
  "checks.board": "El tablero en conjunto",
  "checks.card": "Tarjeta {{number}}",
  "checks.decision": "Decisión {{number}}",
  "checks.missing": "Falta: {{fields}}",
  "checks.letBe": "Dejarlo así…",
  "checks.letBe.reason": "Por qué el grupo lo deja así",
  "checks.letBe.keep": "Dejarlo así",
  "checks.letBe.said": "El aviso se deja, con su motivo.",
  "checks.let": "Dejados: {{count}}",
  "checks.again": "Avisar de nuevo",
  "checks.asked": "Se preguntó al grupo",
  "checks.asked.said": "Anotado: se preguntó al grupo quién tiene un interés.",
  "checks.stages": "En estas etapas de la cadena de innovación no hay ningún actor:",
  "checks.map": "El mapa, leído del reto a los proyectos",
  "checks.map.loose": "Proyectos que no unen ningún sector",
  "checks.map.gaps": "Lagunas y objeciones",
  "check.sectorWithoutProject":
    "Ningún proyecto une este sector. Enlace un proyecto con él, o pregunte si la misión lo necesita.",
  "check.projectWithOneSector":
    "Este proyecto une menos sectores de los que debería. Enlácelo con los que participan, o déjelo como plan de un solo sector.",
  "check.missionWithoutDate": "Esta misión no dice para cuándo. Escriba el año.",
  "check.missionWithoutMeasure":
    "Esta misión no dice cómo se sabrá. Escriba «mostrado por …», o enlácela con un indicador.",
  "check.namesTechnology":
    "El texto nombra una tecnología: la solución ya está elegida. Diga qué debe cambiar, o déjelo así y diga por qué.",
  "check.withoutDirection":
    "Este indicador no dice hacia dónde debe moverse. Elíjalo en sus detalles: up, down, hold o watch.",
  "check.noSpillover":
    "Ningún indicador mira los efectos indirectos. Guarde una línea para lo que aparezca donde nadie apuntaba.",
  "check.oneHorizon": "Todos los indicadores miran igual de lejos. Añada uno que se mueva antes, o después.",
  "check.oneSide":
    "Todos los miembros cuyo lado se conoce son del mismo lado. Pregunte quién más lleva la misión, o déjelo así y diga por qué.",
  "check.noResidents":
    "Ningún miembro es residente. Nombre a quienes hablarían por la gente que vive allí, o déjelo así y diga por qué.",
  "check.namesProduct":
    "Este resultado nombra un producto. Diga qué debe ser distinto una vez comprado, o déjelo así y diga por qué.",
  "check.riskOrphan":
    "Este riesgo es huérfano: ninguna recompensa lo paga. Enlácelo con una, o escriba la condición que lo haría.",
  "check.rewardAlone":
    "No se dice que nadie aporte nada por esta recompensa. Enlácela con una aportación, o nombre la misma parte en ambas.",
  "check.oneAngle":
    "Todo lo que se dice del sistema es de un solo ángulo. Pregunte qué más toca, o diga claramente que es un piloto.",
  "check.storyNames":
    "Esto nombra a alguien que no ha aceptado ser nombrado con estas palabras. Escríbalo sin el nombre, o pídale una cita con su nombre completo.",
  "details.title": "Detalles de la tarjeta {{number}}",
  "details.source": "De dónde procede",
  "details.source.hint":
    "Un informe, una página, una oficina: para que otras personas puedan comprobarlo. Figura con la tarjeta en cada acta.",
  "details.source.listed": "De las lecturas que recomienda la reunión",
  "details.source.choose": "elegir",
  "details.goals": "Objetivos de Desarrollo Sostenible a los que pertenece",
  "details.goal": "Objetivo {{number}}",
  "details.actor": "De qué lado",
  "details.notSaid": "sin indicar",
  "details.actor.public": "Público",
  "details.actor.private": "Privado",
  "details.actor.third": "Tercer sector",
  "details.actor.research": "Investigación",
  "details.actor.residents": "Residentes",
  "details.stage": "Etapa de la cadena de innovación",
  "details.stage.basic": "Investigación básica",
  "details.stage.applied": "Investigación aplicada",
  "details.stage.development": "Desarrollo",
  "details.stage.demonstration": "Demostración",
  "details.stage.first": "Primer uso",
  "details.stage.wide": "Uso amplio",
  "details.more": "Lo que puede decir esta tarjeta",
  "details.keep": "Guardar los detalles",
  "details.said": "Los detalles se han guardado.",
  "details.required": "necesario",
  "details.mark": "Lo que dice quien lo presentó",
  "details.mark.none": "nada",
  "details.mark.correct": "Es correcto",
  "details.mark.wrong": "Es incorrecto",
  "details.mark.not": "No para publicar",
  "presenter.waits": "Quien presentó este caso aún no ha dicho que lo miró todo. Hasta entonces nada sale de aquí.",
  "presenter.waitsUntil":
    "Quien presentó este caso aún no ha dicho que lo miró todo. Puede hacerlo hasta el {{date}}; antes, nada sale de aquí sin su palabra.",
  "presenter.overdue":
    "Quien presentó este caso no dijo hasta el {{date}} que lo miró todo. Ahora puede salir, sin que nada se atribuya a nadie.",
  "presenter.unnamed":
    "La revisión de quien presentó está vencida desde el {{date}}: fuera, estas palabras aparecen sin decir de quién son.",
  "presenter.answered": "Quien presentó este caso lo ha mirado todo.",
  "presenter.answer": "Lo he mirado todo",
  "presenter.back": "Lo miraré de nuevo",
  "late.title": "Una idea tardía",
  "late.hint": "Va a los añadidos tardíos, con la fecha de hoy. Lo que se ponderó y decidió queda como está.",
  "late.words": "Su idea",
  "late.keep": "Añadir",
  "late.said": "Añadida a los añadidos tardíos.",
};
