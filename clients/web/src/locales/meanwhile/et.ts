import type { MeanwhileStrings } from "../strings.ts";

export const et: MeanwhileStrings = {
  "back.at": "Tagasi üldistungil kell {{time}}",
  "back.in": "Tagasi üldistungil kell {{time}}, {{count}} min pärast",
  "back.now": "Nüüd tagasi üldistungile",
  "back.here": "teie kella järgi {{time}}",
  "back.planOver": "Kava lõpeb {{count}} min pärast seda",
  "back.groupOver": "Kava lõpeb {{count}} min pärast üldistungi algust",
  "writers.written": "On kirjutanud: {{count}}/{{all}}",
  "writers.now": "Kirjutab praegu: {{count}}/{{all}}",
  "writers.ready": "Valmis: {{count}}/{{all}}",
  "writers.late": "Kellelgi on kaart pooleli. Alustatu jääb talle ja tuleb hilja.",
};
