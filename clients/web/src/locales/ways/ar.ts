import type { WaysStrings } from "../strings.ts";

export const ar: WaysStrings = {
  "places.title": "حيث انضممت على هذا الجهاز",
  "places.as": "{{role}}، باسم {{name}}",
  "places.forget": "انسَ على هذا الجهاز…",
  "places.forget.ask":
    "لا يبقى منه شيء على هذا الجهاز: لا من أنت هناك ولا ما بدأته. وما على اللوحات يبقى عليها. وتعود عبر رابطك.",
  "places.forget.go": "انسَ",
  "places.forget.unsent": "شيء مما كتبته هناك لم يُرسل بعد. افتحه أولًا كي يُرسل.",
  "places.forget.failed":
    "لم يستطع هذا المتصفح إزالته، فما زال على هذا الجهاز. حاول مجددًا، أو امسح بيانات هذا الموقع في المتصفح.",
  "places.forgotten": "نُسي على هذا الجهاز.",
  "places.signOut": "الخادم لا يجيب، فما زلت مسجّل الدخول هنا. حاول مجددًا حين يجيب.",
  "moved.title": "نُقلت إلى «{{group}}»",
  "moved.more": "مكانك الآن هناك، وتمضي هذه اللوحة من دونك. وما كتبته هنا يبقى عليها.",
  "moved.go": "اذهب إلى «{{group}}»",
  "address.meeting": "هذا عنوان اجتماع كامل",
  "address.meeting.more": "«{{title}}» ليس لوحة. وبرنامجه يقود إلى لوحات مجموعاته.",
  "address.board": "هذا عنوان لوحة",
  "address.board.more": "«{{title}}» ليس اجتماعًا، فلا برنامج له.",
  "address.board.go": "افتح اللوحة",
};
