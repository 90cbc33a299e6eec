import type { QuotationsStrings } from "../strings.ts";

export const et: QuotationsStrings = {
  "mine.all.more":
    "Mida sa ütlesid, kirjutasid, ette panid ja enda peale võtsid, selle koosoleku igal tahvlil, mida saad avada. Seda lehte näed ainult sina. Kuni see on avatud, paistad neil tahvlitel kohalolijana.",
  "mine.all.back": "Tagasi koosolekule",
  "mine.all.opening": "Tahvlite avamine: {{at}} / {{all}}",
  "mine.all.unreached": "Mõnda tahvlit ei saanud praegu avada, nii et sinna kirjutatu siit puudub: {{boards}}.",
  "mine.all.again": "Proovi uuesti",
  "mine.all.nothing": "Selle koosoleku tahvlitel pole veel midagi sinult.",
  "mine.all.none": "Sa ei saa veel avada ühtegi selle koosoleku tahvlit.",
  "mine.cards": "Kaardid",
  "mine.notes": "Märkmed",
  "mine.proposals": "Ettepanekud",
  "mine.actions": "Mida ma teen",
  "mine.cards.signed":
    "Teised sellel tahvlil näevad, et need kirjutasid sina. Protokollis pole need kunagi allkirjaga.",
  "mine.notes.used": "Protokollimärkmed lähevad protokolli ega nimeta kedagi; töömärkmed jäävad protokollijatele.",
  "mine.proposals.used":
    "Protokollis on, mis neist sai. Oma ettepaneku saad selle tahvlil tagasi võtta, kuni see on avatud.",
  "mine.actions.used": "Protokoll ütleb, milles kokku lepiti ja kes selle enda peale võtab.",
  "mine.trashed": "prügikastis",
  "mine.corrections": "Laiali saadetud protokollis saad sõnade kõrval parandust paluda.",
};
