import type { ForYouStrings } from "../strings.ts";

export const pt: ForYouStrings = {
  "forYou.title": "Para si",
  "forYou.all": "Tudo o que espera por si: {{count}}",
  "forYou.action": "Trata disto?",
  "forYou.action.go": "Responder no quadro",
  "forYou.action.taken": "Assumiu isto: {{words}}",
  "forYou.quote": "Podemos citar palavras suas?",
  "forYou.record": "Um registo que pode corrigir",
  "forYou.record.go": "Ler e corrigir",
  "forYou.due": "até {{date}}",
  "forYou.answerBy": "responda até {{date}}",
  "forYou.until": "Correções até {{date}}",
  "forYou.noWay": "Daqui não tem acesso a este registo. Entre pelo seu quadro.",
  "forYou.given": "Pedem-lhe que trate disto:",
  "forYou.given.several": "Pedem-lhe que trate de várias ações: {{count}}",
  "forYou.given.said": "Pedem-lhe que trate disto: {{words}}",
  "forYou.given.go": "Ir até lá",
  "forYou.given.goAll": "Vê-las",
};
