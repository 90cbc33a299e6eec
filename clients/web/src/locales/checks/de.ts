import type { ChecksStrings } from "../strings.ts";

export const de: ChecksStrings = {
  "checks.title": "Was fehlt",
  "checks.none": "Nichts, worauf diese Tafel achtet, fehlt.",
  "checks.unreached": "Was fehlt, ließ sich gerade nicht lesen. Es wird wieder versucht.",
  "checks.blocks": "hält den Beschluss auf",
  "checks.outside": "bleibt in der internen Fassung",
  "checks.board": "Die Tafel als Ganzes",
  "checks.card": "Karte {{number}}",
  "checks.decision": "Beschluss {{number}}",
  "checks.missing": "Es fehlt: {{fields}}",
  "checks.letBe": "So lassen…",
  "checks.letBe.reason": "Warum die Gruppe es so lässt",
  "checks.letBe.keep": "So lassen",
  "checks.letBe.said": "Die Warnung bleibt stehen, mit ihrem Grund.",
  "checks.let": "So gelassen: {{count}}",
  "checks.again": "Wieder warnen",
  "checks.asked": "Die Gruppe wurde gefragt",
  "checks.asked.said": "Vermerkt: Die Gruppe wurde gefragt, wer befangen ist.",
  "checks.stages": "Auf diesen Stufen der Innovationskette steht niemand:",
  "checks.map": "Die Karte, gelesen von der Herausforderung zu den Projekten",
  "checks.map.loose": "Projekte, die keinen Sektor verbinden",
  "checks.map.gaps": "Lücken und Einwände",
  "check.sectorWithoutProject":
    "Kein Projekt verbindet diesen Sektor. Verknüpfen Sie eines damit, oder fragen Sie, ob die Mission ihn braucht.",
  "check.projectWithOneSector":
    "Dieses Projekt verbindet zu wenige Sektoren. Verknüpfen Sie es mit denen, die mitmachen, oder lassen Sie es der Plan eines Sektors sein.",
  "check.missionWithoutDate": "Diese Mission sagt nicht, bis wann. Schreiben Sie das Jahr hinein.",
  "check.missionWithoutMeasure":
    "Diese Mission sagt nicht, woran man es erkennt. Schreiben Sie „gezeigt durch …“ hinein, oder verknüpfen Sie sie mit einem Indikator.",
  "check.namesTechnology":
    "Der Wortlaut nennt eine Technik, die Lösung ist also schon gewählt. Sagen Sie, was anders werden soll, oder lassen Sie es so und sagen Sie warum.",
  "check.withoutDirection":
    "Dieser Indikator sagt nicht, wohin er sich bewegen soll. Wählen Sie es in seinen Einzelheiten: up, down, hold oder watch.",
  "check.noSpillover":
    "Kein Indikator sucht nach Nebenwirkungen. Lassen Sie eine Zeile für das, was auftaucht, wo niemand hingezielt hat.",
  "check.oneHorizon":
    "Alle Indikatoren blicken gleich weit voraus. Fügen Sie einen hinzu, der sich früher bewegt, oder später.",
  "check.oneSide":
    "Alle Mitglieder, deren Seite bekannt ist, sind von einer Seite. Fragen Sie, wer die Mission noch trägt, oder lassen Sie es so und sagen Sie warum.",
  "check.noResidents":
    "Niemand unter den Mitgliedern wohnt dort. Nennen Sie, wer für die Bewohner spräche, oder lassen Sie es so und sagen Sie warum.",
  "check.namesProduct":
    "Dieses Ergebnis nennt ein Produkt. Sagen Sie, was nach dem Kauf anders sein soll, oder lassen Sie es so und sagen Sie warum.",
  "check.riskOrphan":
    "Dieses Risiko steht allein: Kein Ertrag wiegt es auf. Verknüpfen Sie es mit einem, oder schreiben Sie die Bedingung, die das täte.",
  "check.rewardAlone":
    "Für diesen Ertrag bringt laut Tafel niemand etwas ein. Verknüpfen Sie ihn mit einem Beitrag, oder nennen Sie auf beiden dieselbe Seite.",
  "check.oneAngle":
    "Alles, was über das System gesagt ist, betrifft eine Seite. Fragen Sie, was es noch berührt, oder sagen Sie offen, dass es ein Versuch ist.",
  "check.storyNames":
    "Hier wird jemand genannt, der dem in diesen Worten nicht zugestimmt hat. Schreiben Sie es ohne den Namen, oder bitten Sie um ein Zitat unter vollem Namen.",
  "details.title": "Einzelheiten der Karte {{number}}",
  "details.source": "Woher das stammt",
  "details.source.hint":
    "Ein Bericht, eine Seite, eine Stelle: damit andere nachsehen können. Es steht in jedem Protokoll bei der Karte.",
  "details.source.listed": "Aus der Leseliste der Tagung",
  "details.source.choose": "wählen",
  "details.goals": "Ziele für nachhaltige Entwicklung, zu denen sie gehört",
  "details.goal": "Ziel {{number}}",
  "details.actor": "Auf wessen Seite",
  "details.notSaid": "nicht gesagt",
  "details.actor.public": "Öffentlich",
  "details.actor.private": "Privat",
  "details.actor.third": "Dritter Sektor",
  "details.actor.research": "Forschung",
  "details.actor.residents": "Menschen, die dort wohnen",
  "details.stage": "Stufe der Innovationskette",
  "details.stage.basic": "Grundlagenforschung",
  "details.stage.applied": "Angewandte Forschung",
  "details.stage.development": "Entwicklung",
  "details.stage.demonstration": "Vorführung",
  "details.stage.first": "Erste Anwendung",
  "details.stage.wide": "Breite Anwendung",
  "details.more": "Was diese Karte sagen kann",
  "details.keep": "Einzelheiten festhalten",
  "details.said": "Die Einzelheiten sind festgehalten.",
  "details.required": "nötig",
  "details.mark": "Was die Vortragenden dazu sagen",
  "details.mark.none": "nichts",
  "details.mark.correct": "Es stimmt",
  "details.mark.wrong": "Es stimmt nicht",
  "details.mark.not": "Nicht zur Veröffentlichung",
  "presenter.waits":
    "Wer diesen Fall vorgestellt hat, hat noch nicht gesagt, alles gesehen zu haben. Bis dahin geht nichts davon hinaus.",
  "presenter.waitsUntil":
    "Wer diesen Fall vorgestellt hat, hat noch nicht gesagt, alles gesehen zu haben. Zeit dafür ist bis {{date}}; vorher geht ohne diese Zusage nichts davon nach außen.",
  "presenter.overdue":
    "Wer diesen Fall vorgestellt hat, hat bis {{date}} nicht gesagt, alles gesehen zu haben. Er darf jetzt nach außen gehen, ohne dass darin etwas jemandem zugeschrieben wird.",
  "presenter.unnamed":
    "Die Durchsicht durch die vortragende Person ist seit {{date}} überfällig: Nach außen steht bei diesen Worten nicht, von wem sie sind.",
  "presenter.answered": "Wer diesen Fall vorgestellt hat, hat alles gesehen.",
  "presenter.answer": "Ich habe alles gesehen",
  "presenter.back": "Ich sehe noch einmal nach",
  "late.title": "Ein später Gedanke",
  "late.hint":
    "Er kommt zu den Nachträgen, mit dem heutigen Datum. Was gewichtet und beschlossen wurde, bleibt, wie es ist.",
  "late.words": "Ihr Gedanke",
  "late.keep": "Hinzufügen",
  "late.said": "Zu den Nachträgen hinzugefügt.",
};
