import type { ForYouStrings } from "../strings.ts";

export const fr: ForYouStrings = {
  "forYou.title": "Pour vous",
  "forYou.all": "Tout ce qui vous attend : {{count}}",
  "forYou.action": "Vous en chargez-vous ?",
  "forYou.action.go": "Répondre sur le tableau",
  "forYou.action.taken": "Vous vous en chargez : {{words}}",
  "forYou.quote": "Peut-on citer vos paroles ?",
  "forYou.record": "Un compte rendu que vous pouvez corriger",
  "forYou.record.go": "Lire et corriger",
  "forYou.due": "pour le {{date}}",
  "forYou.answerBy": "réponse souhaitée avant le {{date}}",
  "forYou.until": "Corrections jusqu’au {{date}}",
  "forYou.noWay": "D’ici, vous n’avez pas accès à ce compte rendu. Passez par votre tableau.",
  "forYou.given": "On vous demande de vous en charger :",
  "forYou.given.several": "On vous demande de vous charger de plusieurs actions : {{count}}",
  "forYou.given.said": "On vous demande de vous en charger : {{words}}",
  "forYou.given.go": "Y aller",
  "forYou.given.goAll": "Les voir",
};
