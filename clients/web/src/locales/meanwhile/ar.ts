import type { MeanwhileStrings } from "../strings.ts";

export const ar: MeanwhileStrings = {
  "back.at": "العودة إلى الجلسة العامة {{time}}",
  "back.in": "العودة إلى الجلسة العامة {{time}}، بعد {{count}} د",
  "back.now": "العودة إلى الجلسة العامة الآن",
  "back.here": "{{time}} حيث أنت",
  "back.planOver": "تنتهي الخطة بعد ذلك بـ{{count}} د",
  "back.groupOver": "تنتهي الخطة بعد بدء الجلسة العامة بـ{{count}} د",
  "writers.written": "كتبوا: {{count}} من {{all}}",
  "writers.now": "يكتبون في هذه اللحظة: {{count}} من {{all}}",
  "writers.ready": "الجاهزون: {{count}} من {{all}}",
  "writers.late": "أحدهم في منتصف بطاقة. يبقى له ما بدأه، ويصل متأخرًا.",
};
