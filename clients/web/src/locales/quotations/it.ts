import type { QuotationsStrings } from "../strings.ts";

export const it: QuotationsStrings = {
  "mine.all.more":
    "Ciò che ha detto, scritto, proposto e accettato di fare, su ogni lavagna di questo incontro, anche su quelle che ha lasciato. Solo lei vede questa pagina. Finché è aperta, risulta presente sulle lavagne che può aprire.",
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
  "mine.left":
    "Ora siede altrove, quindi non può aprire questa lavagna. Risponde ancora delle sue parole qui, e può ritirarle.",
  "mine.left.missing":
    "Non è stato possibile consultare ora tutte le lavagne che ha lasciato, quindi qui può mancare qualcosa di suo.",
  "mine.left.unreached":
    "Il server non ha potuto accogliere questo ora. Niente va perso: ciò che ha scelto e scritto resta qui. Riprovi tra un momento.",
  "mine.left.often":
    "È stato tentato molto spesso. Attenda un minuto, poi riprovi. Ciò che ha scelto e scritto resta qui.",
  "mine.left.again":
    "Il server non la riconosce più qui. Riapra il suo link all’incontro, poi riprovi. Ciò che ha scelto e scritto resta su questo dispositivo.",
  "mine.left.notTaken":
    "Non è stato possibile accogliere questo: qualcosa è cambiato da quando ha aperto la pagina. Ora mostra come stanno le cose. Guardi di nuovo, poi decida.",
  "withdraw.title": "Ritirare questa scheda per sempre?",
  "withdraw.words":
    "Le sue parole spariscono ovunque, anche dalla cronologia della lavagna e dai verbali fatti da ora in poi.",
  "withdraw.place": "Il suo posto e il suo numero restano, e dicono che chi l’ha scritta l’ha ritirata. Non chi sia.",
  "withdraw.unseen": "Nessun altro l’ha ancora vista, quindi non ne resta alcun posto.",
  "withdraw.final": "Non si può annullare: né lei né nessun altro.",
  "withdraw.do": "Ritira per sempre",
  "withdraw.said": "La scheda è ritirata.",
  "withdraw.over": "Questa scheda è già stata ritirata.",
  "mine.corrections": "In un verbale che circola può chiedere una correzione accanto alle parole.",
  "mine.withdraw.ask": "Ritirare il suo sì?",
  "mine.withdraw.what":
    "Le sue parole non saranno più in nulla di ciò che si produce d’ora in poi, e sono cancellate qui, anche dalla storia. Ciò che è stampato o scaricato non si può richiamare. Non si può annullare: bisognerebbe chiederglielo di nuovo.",
  "mine.withdraw.keep": "Lasciare com’è",
  "mine.withdraw.go": "Ritirare per sempre",
  "quote.asked.title": "Possiamo citarla?",
  "quote.asked.over": "Questa domanda non è più aperta.",
  "quote.asked.by": "{{name}} chiede se queste sue parole possono essere usate.",
  "quote.asked.until": "Risponda, per favore, entro il {{date}}.",
  "quote.asked.silence": "Se non risponde, non saranno usate.",
  "quote.asked.for": "Chiesto:",
  "quote.asked.appears": "Come apparirebbe",
  "quote.asked.few":
    "Si potrebbe capire che è lei: queste parole si adattano a pochissime persone dell’elenco ({{count}}).",
  "quote.asked.iKnow": "Lo so, e si può dire.",
  "quote.asked.unnamedThen": "Se non spunta questa casella, ci sarà scritto «Una persona presente».",
  "quote.asked.question": "Va bene così?",
  "quote.asked.yes": "Sì, queste parole",
  "quote.asked.changed": "Sì, con queste modifiche",
  "quote.asked.yourWords": "La sua formulazione",
  "quote.asked.firstIsDeleted": "La prima formulazione viene cancellata appena invia la sua.",
  "quote.asked.unnamed": "Sì, senza dire chi",
  "quote.asked.no": "No",
  "quote.asked.noReason": "Non serve dare un motivo. Lo sanno solo i relatori.",
  "quote.asked.paraphrase": "Il punto può essere riferito con altre parole, senza dire di chi era.",
  "quote.asked.before":
    "Potrà ritirarla in seguito con la stessa facilità. Verrà allora tolta da tutto ciò che si produrrà da quel momento. Le copie stampate o scaricate non si possono richiamare.",
  "quote.asked.missing.answer": "Scelga prima una risposta.",
  "quote.asked.missing.kinds": "Scelga almeno un luogo in cui si può usare.",
  "quote.asked.missing.text": "Cambi le parole oppure le accetti così come sono.",
  "quote.asked.send": "Invia la mia risposta",
  "quote.asked.sent": "La sua risposta è stata inviata.",
  "quote.asked.notYet": "Non si invia nulla finché non preme.",
  "mine.credit": "Il suo nome nelle copie",
  "mine.credit.more":
    "Lei conduce o verbalizza qui. La copia per chi c’era la nomina; le altre solo dove dice di sì, e non più appena lo ritira.",
  "mine.credit.network": "Copie per la rete",
};
