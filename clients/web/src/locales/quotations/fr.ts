import type { QuotationsStrings } from "../strings.ts";

export const fr: QuotationsStrings = {
  "mine.all.more":
    "Ce que vous avez dit, écrit, proposé et accepté de faire, sur chaque tableau de cette rencontre, aussi sur ceux que vous avez quittés. Personne d’autre ne voit cette page. Tant qu’elle est ouverte, votre présence se voit sur les tableaux que vous pouvez ouvrir.",
  "mine.all.back": "Retour à la rencontre",
  "mine.all.opening": "Ouverture des tableaux : {{at}} sur {{all}}",
  "mine.all.unreached":
    "Certains tableaux n’ont pas pu être ouverts, il manque donc ici ce que vous y avez écrit : {{boards}}.",
  "mine.all.again": "Réessayer",
  "mine.all.nothing": "Il n’y a encore rien de vous sur les tableaux de cette rencontre.",
  "mine.all.none": "Vous ne pouvez encore ouvrir aucun tableau de cette rencontre.",
  "mine.cards": "Cartes",
  "mine.notes": "Notes",
  "mine.proposals": "Propositions",
  "mine.actions": "Ce que je fais",
  "mine.cards.signed":
    "Les autres sur ce tableau voient que vous les avez écrites. Dans un compte rendu, elles ne sont jamais signées.",
  "mine.notes.used":
    "Les notes du compte rendu y entrent et ne nomment personne ; les notes de travail restent aux rapporteurs.",
  "mine.proposals.used":
    "Le compte rendu garde leur issue. Vous pouvez retirer une proposition sur son tableau tant qu’elle est ouverte.",
  "mine.actions.used": "Le compte rendu dit ce qui a été convenu, et qui s’en charge.",
  "mine.trashed": "dans la corbeille",
  "mine.left":
    "Vous siégez ailleurs maintenant et ne pouvez donc pas ouvrir ce tableau. Vous répondez toujours de vos propres mots ici, et pouvez les reprendre.",
  "mine.left.missing":
    "Les tableaux que vous avez quittés n’ont pas tous pu être consultés ; il manque peut-être ici quelque chose de vous.",
  "mine.left.unreached":
    "Le serveur n’a pas pu prendre ceci pour l’instant. Rien n’est perdu : ce que vous avez choisi et écrit reste ici. Réessayez dans un moment.",
  "mine.left.often":
    "Cela vient d’être tenté très souvent. Attendez une minute, puis réessayez. Ce que vous avez choisi et écrit reste ici.",
  "mine.left.again":
    "Le serveur ne vous reconnaît plus ici. Rouvrez votre lien vers la rencontre, puis réessayez. Ce que vous avez choisi et écrit reste sur cet appareil.",
  "mine.left.notTaken":
    "Cela n’a pas pu être pris : quelque chose a changé depuis que vous avez ouvert la page. Elle montre maintenant où en sont les choses. Relisez, puis décidez.",
  "withdraw.title": "Retirer cette carte définitivement ?",
  "withdraw.words":
    "Ses mots disparaissent partout, aussi de l’historique du tableau et des comptes rendus faits désormais.",
  "withdraw.place": "Sa place et son numéro restent, et disent que son auteur l’a retirée. Pas de qui il s’agit.",
  "withdraw.unseen": "Personne d’autre ne l’a encore vue, il n’en reste donc aucune place.",
  "withdraw.final": "Personne ne peut l’annuler, pas même vous.",
  "withdraw.do": "Retirer définitivement",
  "withdraw.said": "La carte est retirée.",
  "withdraw.over": "Cette carte a déjà été retirée.",
  "mine.corrections": "Dans un compte rendu qui circule, vous pouvez demander une correction à côté des mots.",
  "mine.withdraw.ask": "Retirer votre oui ?",
  "mine.withdraw.what":
    "Vos paroles ne sont alors plus dans rien de ce qui est produit désormais, et sont effacées ici, de l’historique aussi. Ce qui est imprimé ou téléchargé ne peut être rappelé. C’est sans retour : il faudrait vous demander de nouveau.",
  "mine.withdraw.keep": "Laisser tel quel",
  "mine.withdraw.go": "Retirer définitivement",
  "quote.asked.title": "Pouvons-nous vous citer ?",
  "quote.asked.over": "Cette question n’est plus ouverte.",
  "quote.asked.by": "{{name}} demande si ces mots de vous peuvent être utilisés.",
  "quote.asked.until": "Merci de répondre avant le {{date}}.",
  "quote.asked.silence": "Sans réponse de votre part, ils ne seront pas utilisés.",
  "quote.asked.for": "Demandé :",
  "quote.asked.appears": "Ce que cela donnerait",
  "quote.asked.few":
    "On pourrait vous reconnaître : ces mots conviennent à très peu de personnes de la liste ({{count}}).",
  "quote.asked.iKnow": "Je le sais, et cela peut être dit.",
  "quote.asked.unnamedThen": "Si vous ne cochez pas, il sera écrit « Une personne présente ».",
  "quote.asked.question": "Est-ce d’accord ?",
  "quote.asked.yes": "Oui, ces mots",
  "quote.asked.changed": "Oui, avec ces changements",
  "quote.asked.yourWords": "Votre formulation",
  "quote.asked.firstIsDeleted": "La première formulation est effacée dès que vous envoyez la vôtre.",
  "quote.asked.unnamed": "Oui, sans dire qui",
  "quote.asked.no": "Non",
  "quote.asked.noReason": "Aucune raison à donner. Seuls les rapporteurs le savent.",
  "quote.asked.paraphrase": "L’idée peut être redite autrement, sans dire de qui elle vient.",
  "quote.asked.before":
    "Vous pourrez revenir sur ce choix aussi simplement que vous le faites. Les mots seront alors retirés de tout ce qui sera produit ensuite. Les copies imprimées ou téléchargées ne peuvent être rappelées.",
  "quote.asked.missing.answer": "Choisissez d’abord une réponse.",
  "quote.asked.missing.kinds": "Choisissez au moins un endroit où ces mots peuvent paraître.",
  "quote.asked.missing.text": "Changez les mots, ou acceptez-les tels quels.",
  "quote.asked.send": "Envoyer ma réponse",
  "quote.asked.sent": "Votre réponse est envoyée.",
  "quote.asked.notYet": "Rien n’est envoyé avant que vous n’appuyiez.",
  "mine.credit": "Votre nom dans les copies",
  "mine.credit.more":
    "Vous animez ou rédigez ici. La copie pour les personnes présentes vous nomme ; les autres seulement si vous dites oui, et plus dès que vous le retirez.",
  "mine.credit.network": "Copies pour le réseau",
};
