import type { QuotationsStrings } from "../strings.ts";

export const it: QuotationsStrings = {
  "mine.all.more":
    "Ciò che ha detto, scritto, proposto e accettato di fare, su ogni lavagna di questo incontro che può aprire. Solo lei vede questa pagina. Finché è aperta, risulta presente su quelle lavagne.",
  "mine.all.back": "Torna all’incontro",
  "mine.all.opening": "Si aprono le lavagne: {{at}} di {{all}}",
  "mine.all.unreached": "Alcune lavagne non si sono potute aprire, quindi manca ciò che vi ha scritto: {{boards}}.",
  "mine.all.again": "Riprova",
  "mine.all.nothing": "Sulle lavagne di questo incontro non c’è ancora niente di suo.",
  "mine.all.none": "Non può ancora aprire nessuna lavagna di questo incontro.",
  "mine.cards": "Schede",
  "mine.notes": "Appunti",
  "mine.proposals": "Proposte",
  "mine.actions": "Che cosa faccio",
  "mine.cards.signed": "Gli altri su questa lavagna vedono che le ha scritte lei. In un verbale non sono mai firmate.",
  "mine.notes.used":
    "Gli appunti del verbale vi entrano e non nominano nessuno; quelli di lavoro restano a chi tiene il verbale.",
  "mine.proposals.used":
    "Il verbale conserva il loro esito. Può ritirare una sua proposta sulla lavagna finché è aperta.",
  "mine.actions.used": "Il verbale dice che cosa si è concordato e chi se ne occupa.",
  "mine.trashed": "nel cestino",
  "mine.corrections": "In un verbale che circola può chiedere una correzione accanto alle parole.",
};
