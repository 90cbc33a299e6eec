import type { ForYouStrings } from "../strings.ts";

export const it: ForYouStrings = {
  "forYou.title": "Per lei",
  "forYou.all": "Tutto ciò che la aspetta: {{count}}",
  "forYou.action": "Se ne occupa lei?",
  "forYou.action.go": "Rispondi sulla lavagna",
  "forYou.action.taken": "Se ne occupa lei: {{words}}",
  "forYou.quote": "Possiamo citare parole sue?",
  "forYou.record": "Un verbale che può correggere",
  "forYou.record.go": "Leggi e correggi",
  "forYou.due": "scadenza: {{date}}",
  "forYou.answerBy": "risposta entro: {{date}}",
  "forYou.until": "Correzioni entro: {{date}}",
  "forYou.noWay": "Da qui non ha accesso a questo verbale. Passi dalla sua lavagna.",
  "forYou.given": "Le si chiede di occuparsene:",
  "forYou.given.several": "Le si chiede di occuparsi di più azioni: {{count}}",
  "forYou.given.said": "Le si chiede di occuparsene: {{words}}",
  "forYou.given.go": "Vai lì",
  "forYou.given.goAll": "Mostrale",
};
