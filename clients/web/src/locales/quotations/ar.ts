import type { QuotationsStrings } from "../strings.ts";

export const ar: QuotationsStrings = {
  "mine.all.more":
    "ما قلته وكتبته واقترحته وتعهدت به، على كل لوح في هذا اللقاء يمكنك فتحه. هذه الصفحة لا يراها غيرك. وما دامت مفتوحة تظهر حاضرًا على هذه الألواح.",
  "mine.all.back": "العودة إلى اللقاء",
  "mine.all.opening": "تُفتح الألواح: {{at}} من {{all}}",
  "mine.all.unreached": "تعذّر فتح بعض الألواح الآن، فما كتبته هناك ليس هنا: {{boards}}.",
  "mine.all.again": "حاول مجددًا",
  "mine.all.nothing": "لا شيء لك بعد على ألواح هذا اللقاء.",
  "mine.all.none": "لا يمكنك بعد فتح أي لوح في هذا اللقاء.",
  "mine.cards": "بطاقات",
  "mine.notes": "ملاحظات",
  "mine.proposals": "مقترحات",
  "mine.actions": "ما تعهدت به",
  "mine.cards.signed": "يرى الآخرون على هذا اللوح أنك كتبتها. ولا تحمل توقيعًا في أي محضر.",
  "mine.notes.used": "ملاحظات المحضر تدخله ولا تسمي أحدًا؛ وملاحظات العمل تبقى عند المقررين.",
  "mine.proposals.used": "يحفظ المحضر ما آلت إليه. ويمكنك سحب مقترحك على لوحه ما دام مفتوحًا.",
  "mine.actions.used": "يذكر المحضر ما اتُّفق عليه ومن تعهد به.",
  "mine.trashed": "في المهملات",
  "mine.corrections": "في محضر مُعمَّم يمكنك طلب تصحيح بجانب الكلمات.",
};
