import type { ForYouStrings } from "../strings.ts";

export const et: ForYouStrings = {
  "forYou.title": "Sulle",
  "forYou.all": "Kõik, mis sind ootab: {{count}}",
  "forYou.action": "Kas võtad selle enda peale?",
  "forYou.action.go": "Vasta tahvlil",
  "forYou.action.taken": "Võtsid selle enda peale: {{words}}",
  "forYou.quote": "Kas tohime sinu sõnu tsiteerida?",
  "forYou.record": "Protokoll, mida saad parandada",
  "forYou.record.go": "Loe ja paranda",
  "forYou.due": "tähtaeg: {{date}}",
  "forYou.answerBy": "palun vasta hiljemalt: {{date}}",
  "forYou.until": "Parandused kuni {{date}}",
  "forYou.noWay": "Siit sa sellesse protokolli ei pääse. Tule oma tahvli kaudu.",
  "forYou.given": "Sul palutakse see enda peale võtta:",
  "forYou.given.several": "Sul palutakse võtta enda peale mitu tegevust: {{count}}",
  "forYou.given.said": "Sul palutakse see enda peale võtta: {{words}}",
  "forYou.given.go": "Mine sinna",
  "forYou.given.goAll": "Vaata neid",
};
