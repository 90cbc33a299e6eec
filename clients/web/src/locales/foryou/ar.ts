import type { ForYouStrings } from "../strings.ts";

export const ar: ForYouStrings = {
  "forYou.title": "لك",
  "forYou.all": "كل ما ينتظرك: {{count}}",
  "forYou.action": "هل تتولى هذا؟",
  "forYou.action.go": "أجب على اللوح",
  "forYou.action.taken": "تولّيت هذا: {{words}}",
  "forYou.quote": "هل يجوز اقتباس كلامك؟",
  "forYou.record": "محضر يمكنك تصحيحه",
  "forYou.record.go": "اقرأ وصحّح",
  "forYou.due": "الموعد: {{date}}",
  "forYou.answerBy": "يُرجى الإجابة قبل {{date}}",
  "forYou.until": "التصحيحات حتى {{date}}",
  "forYou.noWay": "لا طريق لك إلى هذا المحضر من هنا. ادخل من لوحك.",
  "forYou.given": "يُطلب منك أن تتولى هذا:",
  "forYou.given.several": "يُطلب منك أن تتولى عدة مهام: {{count}}",
  "forYou.given.said": "يُطلب منك أن تتولى هذا: {{words}}",
  "forYou.given.go": "اذهب إليها",
  "forYou.given.goAll": "اعرضها",
};
