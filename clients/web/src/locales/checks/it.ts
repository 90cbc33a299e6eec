import type { ChecksStrings } from "../strings.ts";

export const it: ChecksStrings = {
  "checks.title": "Che cosa manca",
  "checks.none": "Non manca nulla di ciò che questa lavagna chiede.",
  "checks.unreached": "Ora non si è potuto leggere che cosa manca. Si riprova.",
  "checks.blocks": "impedisce l’adozione",
  "checks.outside": "resta nella copia interna",
  "checks.board": "La lavagna nel suo insieme",
  "checks.card": "Scheda {{number}}",
  "checks.decision": "Decisione {{number}}",
  "checks.missing": "Manca: {{fields}}",
  "checks.letBe": "Lasciare così…",
  "checks.letBe.reason": "Perché il gruppo lascia così",
  "checks.letBe.keep": "Lasciare così",
  "checks.letBe.said": "L’avviso è lasciato, con il motivo.",
  "checks.let": "Lasciati: {{count}}",
  "checks.again": "Avvisare di nuovo",
  "checks.asked": "Il gruppo è stato interpellato",
  "checks.asked.said": "Annotato: si è chiesto al gruppo chi ha un interesse.",
  "checks.stages": "In queste fasi della catena dell’innovazione non c’è alcun attore:",
  "checks.map": "La mappa, letta dalla sfida ai progetti",
  "checks.map.loose": "Progetti che non uniscono alcun settore",
  "checks.map.gaps": "Lacune e obiezioni",
  "check.sectorWithoutProject":
    "Nessun progetto unisce questo settore. Collegatevi un progetto, o chiedete se la missione ne ha bisogno.",
  "check.projectWithOneSector":
    "Questo progetto unisce meno settori del dovuto. Collegatelo a quelli che partecipano, o tenetelo come piano di un solo settore.",
  "check.missionWithoutDate": "Questa missione non dice entro quando. Scriveteci l’anno.",
  "check.missionWithoutMeasure":
    "Questa missione non dice come lo si saprà. Scriveteci «mostrato da …», o collegatela a un indicatore.",
  "check.namesTechnology":
    "Il testo nomina una tecnologia: la soluzione è già scelta. Dite che cosa deve cambiare, o lasciate così e dite perché.",
  "check.withoutDirection":
    "Questo indicatore non dice in che direzione deve andare. Sceglietela nei dettagli: up, down, hold o watch.",
  "check.noSpillover": "Nessun indicatore guarda le ricadute. Tenete una riga per ciò che compare dove nessuno mirava.",
  "check.oneHorizon": "Tutti gli indicatori guardano ugualmente lontano. Aggiungetene uno che si muova prima, o dopo.",
  "check.oneSide":
    "Tutti i membri di cui si conosce la parte sono della stessa parte. Chiedete chi altro porta la missione, o lasciate così e dite perché.",
  "check.noResidents":
    "Nessun membro è un abitante. Indicate chi parlerebbe per chi vive lì, o lasciate così e dite perché.",
  "check.namesProduct":
    "Questo risultato nomina un prodotto. Dite che cosa dev’essere diverso dopo l’acquisto, o lasciate così e dite perché.",
  "check.riskOrphan":
    "Questo rischio è orfano: nessun beneficio lo ripaga. Collegatelo a uno, o scrivete la condizione che lo farebbe.",
  "check.rewardAlone":
    "Non si dice che qualcuno metta qualcosa per questo beneficio. Collegatelo a un contributo, o nominate la stessa parte su entrambi.",
  "check.oneAngle":
    "Tutto ciò che si dice del sistema riguarda un solo angolo. Chiedete che cos’altro tocca, o dite chiaramente che è un pilota.",
  "check.storyNames":
    "Questo nomina qualcuno che non ha accettato di essere nominato con queste parole. Scrivetelo senza il nome, o chiedetegli una citazione con nome completo.",
  "details.title": "Dettagli della scheda {{number}}",
  "details.source": "Da dove viene",
  "details.source.hint":
    "Un rapporto, una pagina, un ufficio: perché altri possano verificare. Sta con la scheda in ogni verbale.",
  "details.source.listed": "Dalle letture consigliate dall’incontro",
  "details.source.choose": "scegli",
  "details.goals": "Obiettivi di sviluppo sostenibile a cui appartiene",
  "details.goal": "Obiettivo {{number}}",
  "details.actor": "Da che parte",
  "details.notSaid": "non indicato",
  "details.actor.public": "Pubblico",
  "details.actor.private": "Privato",
  "details.actor.third": "Terzo settore",
  "details.actor.research": "Ricerca",
  "details.actor.residents": "Abitanti",
  "details.stage": "Fase della catena dell’innovazione",
  "details.stage.basic": "Ricerca di base",
  "details.stage.applied": "Ricerca applicata",
  "details.stage.development": "Sviluppo",
  "details.stage.demonstration": "Dimostrazione",
  "details.stage.first": "Primo uso",
  "details.stage.wide": "Uso ampio",
  "details.more": "Che cosa può dire questa scheda",
  "details.keep": "Conserva i dettagli",
  "details.said": "I dettagli sono conservati.",
  "details.required": "necessario",
  "details.mark": "Che cosa ne dice chi ha presentato",
  "details.mark.none": "niente",
  "details.mark.correct": "È corretto",
  "details.mark.wrong": "È sbagliato",
  "details.mark.not": "Non per la pubblicazione",
  "presenter.waits":
    "Chi ha presentato questo caso non ha ancora detto di aver guardato tutto. Fino ad allora nulla esce.",
  "presenter.waitsUntil":
    "Chi ha presentato questo caso non ha ancora detto di aver guardato tutto. Termine: {{date}}; prima di allora nulla esce senza la sua parola.",
  "presenter.overdue":
    "Chi ha presentato questo caso non ha detto in tempo di aver guardato tutto (termine: {{date}}). Ora può uscire, senza che nulla sia attribuito a qualcuno.",
  "presenter.unnamed":
    "La verifica di chi ha presentato è in ritardo (termine: {{date}}): all’esterno queste parole stanno senza dire di chi sono.",
  "presenter.answered": "Chi ha presentato questo caso ha guardato tutto.",
  "presenter.answer": "Ho guardato tutto",
  "presenter.back": "Guarderò di nuovo",
  "late.title": "Un pensiero tardivo",
  "late.hint": "Va tra le aggiunte tardive, con la data di oggi. Ciò che è stato pesato e deciso resta com’è.",
  "late.words": "Il vostro pensiero",
  "late.keep": "Aggiungi",
  "late.said": "Aggiunto alle aggiunte tardive.",
};
