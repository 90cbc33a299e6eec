import type { QuotationsStrings } from "../strings.ts";

export const et: QuotationsStrings = {
  "mine.all.more":
    "Mida sa ütlesid, kirjutasid, ette panid ja enda peale võtsid, selle koosoleku igal tahvlil, ka neil, kust lahkusid. Seda lehte näed ainult sina. Kuni see on avatud, paistad tahvlitel, mida saad avada, kohalolijana.",
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
  "mine.left":
    "Sa istud nüüd mujal ega saa seda tahvlit avada. Oma sõnade eest siin vastad endiselt sina ja võid need tagasi võtta.",
  "mine.left.missing":
    "Kõiki tahvleid, kust lahkusid, ei saanud praegu vaadata, nii et midagi sinu omast võib siit puududa.",
  "mine.left.unreached":
    "Server ei saanud seda praegu vastu võtta. Midagi pole kadunud: sinu valik ja kirjutatu jäävad siia. Proovi hetke pärast uuesti.",
  "mine.left.often":
    "Seda on praegu väga tihti proovitud. Oota minut ja proovi siis uuesti. Sinu valik ja kirjutatu jäävad siia.",
  "mine.left.again":
    "Server ei tunne sind siin enam. Ava uuesti oma koosoleku link ja proovi siis veel kord. Sinu valik ja kirjutatu jäävad sellesse seadmesse.",
  "mine.left.notTaken":
    "Seda ei saanud vastu võtta: midagi on muutunud sellest ajast, kui lehe avasid. Nüüd näitab leht, kuidas asjad on. Vaata uuesti ja otsusta siis.",
  "withdraw.title": "Kas võtta see kaart jäädavalt tagasi?",
  "withdraw.words": "Selle sõnad kaovad kõikjalt, ka tahvli ajaloost ja edaspidi tehtavatest protokollidest.",
  "withdraw.place": "Selle koht ja number jäävad ning ütlevad, et autor võttis selle tagasi. Mitte seda, kes ta on.",
  "withdraw.unseen": "Keegi teine pole seda veel näinud, nii et kohta sellest ei jää.",
  "withdraw.final": "Seda ei saa tagasi pöörata, ei sina ega keegi teine.",
  "withdraw.do": "Võta jäädavalt tagasi",
  "withdraw.said": "Kaart on tagasi võetud.",
  "withdraw.over": "See kaart on juba tagasi võetud.",
  "mine.corrections": "Laiali saadetud protokollis saad sõnade kõrval parandust paluda.",
  "mine.withdraw.ask": "Kas võtad oma jah-sõna tagasi?",
  "mine.withdraw.what":
    "Su sõnu pole siis enam milleski, mis nüüdsest tehakse, ja siit need kustutatakse, ka ajaloost. Trükitut ega allalaaditut ei saa tagasi kutsuda. Seda ei saa olematuks teha: sinult tuleks uuesti küsida.",
  "mine.withdraw.keep": "Jäta nii",
  "mine.withdraw.go": "Võta lõplikult tagasi",
  "quote.asked.title": "Kas tohime sind tsiteerida?",
  "quote.asked.over": "See küsimus ei ole enam avatud.",
  "quote.asked.by": "{{name}} küsib, kas neid sinu sõnu tohib kasutada.",
  "quote.asked.until": "Palun vasta hiljemalt {{date}}.",
  "quote.asked.silence": "Kui sa ei vasta, siis neid ei kasutata.",
  "quote.asked.for": "Küsitakse:",
  "quote.asked.appears": "Kuidas see välja näeks",
  "quote.asked.few": "Lugejad võivad aru saada, et see oled sina: see sobib nimekirjas väga vähestele ({{count}}).",
  "quote.asked.iKnow": "Ma tean, ja nii tohib öelda.",
  "quote.asked.unnamedThen": "Kui sa seda ei märgi, kirjutatakse „Osaleja“.",
  "quote.asked.question": "Kas nii sobib?",
  "quote.asked.yes": "Jah, need sõnad",
  "quote.asked.changed": "Jah, nende muudatustega",
  "quote.asked.yourWords": "Sinu sõnastus",
  "quote.asked.firstIsDeleted": "Esimene sõnastus kustutatakse kohe, kui saadad enda oma.",
  "quote.asked.unnamed": "Jah, ütlemata, kes",
  "quote.asked.no": "Ei",
  "quote.asked.noReason": "Põhjust pole vaja. Teada saavad ainult protokollijad.",
  "quote.asked.paraphrase": "Mõtte tohib edasi anda teiste sõnadega, ütlemata, kelle oma see oli.",
  "quote.asked.before":
    "Saad selle hiljem tagasi võtta sama lihtsalt, kui annad. Siis eemaldatakse see kõigest, mis sealtpeale tehakse. Trükitud või alla laaditud koopiaid ei saa tagasi kutsuda.",
  "quote.asked.missing.answer": "Vali kõigepealt vastus.",
  "quote.asked.missing.kinds": "Vali vähemalt üks koht, kus seda tohib kasutada.",
  "quote.asked.missing.text": "Muuda sõnu või nõustu nendega sellistena, nagu need on.",
  "quote.asked.send": "Saada minu vastus",
  "quote.asked.sent": "Sinu vastus on saadetud.",
  "quote.asked.notYet": "Midagi ei saadeta enne, kui vajutad.",
  "mine.credit": "Sinu nimi koopiates",
  "mine.credit.more":
    "Sa juhid või protokollid siin. Kohalolnute koopia nimetab sind; teised ainult seal, kus sa nõustud, ja mitte enam, kui selle tagasi võtad.",
  "mine.credit.network": "Võrgustiku koopiad",
};
