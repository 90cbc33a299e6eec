import type { ChecksStrings } from "../strings.ts";

export const fr: ChecksStrings = {
  "checks.title": "Ce qui manque",
  "checks.none": "Rien de ce que ce tableau demande ne manque.",
  "checks.unreached": "Impossible de lire ce qui manque pour l’instant. Nouvel essai en cours.",
  "checks.blocks": "empêche l’adoption",
  "checks.outside": "reste dans la copie interne",
  "checks.board": "Le tableau entier",
  "checks.card": "Carte {{number}}",
  "checks.decision": "Décision {{number}}",
  "checks.missing": "Manque : {{fields}}",
  "checks.letBe": "Laisser ainsi…",
  "checks.letBe.reason": "Pourquoi le groupe laisse ainsi",
  "checks.letBe.keep": "Laisser ainsi",
  "checks.letBe.said": "L’avertissement est laissé, avec sa raison.",
  "checks.let": "Laissés : {{count}}",
  "checks.again": "Avertir de nouveau",
  "checks.asked": "Le groupe a été interrogé",
  "checks.asked.said": "Noté : on a demandé au groupe qui a un intérêt.",
  "checks.stages": "À ces étapes de la chaîne d’innovation, aucun acteur :",
  "checks.map": "La carte, lue du défi aux projets",
  "checks.map.loose": "Projets qui n’associent aucun secteur",
  "checks.map.gaps": "Lacunes et objections",
  "check.sectorWithoutProject":
    "Aucun projet n’associe ce secteur. Reliez-y un projet, ou demandez si la mission en a besoin.",
  "check.projectWithOneSector":
    "Ce projet associe moins de secteurs qu’il ne devrait. Reliez-le à ceux qui participent, ou gardez-le comme plan d’un seul secteur.",
  "check.missionWithoutDate": "Cette mission ne dit pas pour quand. Écrivez-y l’année.",
  "check.missionWithoutMeasure":
    "Cette mission ne dit pas à quoi on le saura. Écrivez-y « montré par … », ou reliez-la à un indicateur.",
  "check.namesTechnology":
    "Le texte nomme une technologie : la solution est déjà choisie. Dites ce qui doit changer, ou laissez ainsi en disant pourquoi.",
  "check.withoutDirection":
    "Cet indicateur ne dit pas dans quel sens il doit aller. Choisissez-le dans ses détails : up, down, hold ou watch.",
  "check.noSpillover":
    "Aucun indicateur ne regarde les retombées. Gardez une ligne pour ce qui apparaît là où personne ne visait.",
  "check.oneHorizon": "Tous les indicateurs regardent aussi loin. Ajoutez-en un qui bouge plus tôt, ou plus tard.",
  "check.oneSide":
    "Tous les membres dont le côté est connu sont du même côté. Demandez qui d’autre porte la mission, ou laissez ainsi en disant pourquoi.",
  "check.noResidents":
    "Aucun membre n’est un habitant. Nommez qui parlerait pour ceux qui vivent là, ou laissez ainsi en disant pourquoi.",
  "check.namesProduct":
    "Ce résultat nomme un produit. Dites ce qui doit être différent une fois l’achat fait, ou laissez ainsi en disant pourquoi.",
  "check.riskOrphan":
    "Ce risque est orphelin : aucun gain ne le paie. Reliez-le à un gain, ou écrivez la condition qui le ferait.",
  "check.rewardAlone":
    "On ne dit pas que quelqu’un apporte quoi que ce soit pour ce gain. Reliez-le à un apport, ou nommez la même partie sur les deux.",
  "check.oneAngle":
    "Tout ce qui est dit du système ne concerne qu’un angle. Demandez ce qu’il touche d’autre, ou dites franchement que c’est un pilote.",
  "check.storyNames":
    "Ceci nomme quelqu’un qui n’a pas accepté d’être nommé dans ces mots. Écrivez-le sans le nom, ou demandez-lui une citation sous son nom complet.",
  "details.title": "Détails de la carte {{number}}",
  "details.source": "D’où cela vient",
  "details.source.hint":
    "Un rapport, une page, un service : pour que d’autres puissent vérifier. Cela figure avec la carte dans chaque compte rendu.",
  "details.source.listed": "Dans les lectures conseillées par la réunion",
  "details.source.choose": "choisir",
  "details.goals": "Objectifs de développement durable concernés",
  "details.goal": "Objectif {{number}}",
  "details.actor": "De quel côté",
  "details.notSaid": "non précisé",
  "details.actor.public": "Public",
  "details.actor.private": "Privé",
  "details.actor.third": "Tiers secteur",
  "details.actor.research": "Recherche",
  "details.actor.residents": "Habitants",
  "details.stage": "Étape de la chaîne d’innovation",
  "details.stage.basic": "Recherche fondamentale",
  "details.stage.applied": "Recherche appliquée",
  "details.stage.development": "Développement",
  "details.stage.demonstration": "Démonstration",
  "details.stage.first": "Premier usage",
  "details.stage.wide": "Usage large",
  "details.more": "Ce que cette carte peut dire",
  "details.keep": "Garder les détails",
  "details.said": "Les détails sont gardés.",
  "details.required": "nécessaire",
  "details.mark": "Ce qu’en dit l’intervenant",
  "details.mark.none": "rien",
  "details.mark.correct": "C’est exact",
  "details.mark.wrong": "C’est faux",
  "details.mark.not": "Pas pour publication",
  "presenter.waits": "La personne qui a présenté ce cas n’a pas encore dit avoir tout vu. D’ici là, rien n’en sort.",
  "presenter.waitsUntil":
    "La personne qui a présenté ce cas n’a pas encore dit avoir tout vu. Elle peut le faire jusqu’au {{date}} ; d’ici là, rien n’en sort sans son accord.",
  "presenter.overdue":
    "La personne qui a présenté ce cas n’a pas dit avoir tout vu avant le {{date}}. Il peut maintenant sortir, sans que rien n’y soit attribué à quiconque.",
  "presenter.unnamed":
    "Le contrôle par la personne qui a présenté est en retard depuis le {{date}} : à l’extérieur, ces mots figurent sans dire de qui ils sont.",
  "presenter.answered": "La personne qui a présenté ce cas a tout vu.",
  "presenter.answer": "J’ai tout vu",
  "presenter.back": "Je vais regarder encore",
  "late.title": "Une pensée tardive",
  "late.hint": "Elle rejoint les ajouts tardifs, avec la date du jour. Ce qui a été pesé et décidé reste tel quel.",
  "late.words": "Votre pensée",
  "late.keep": "Ajouter",
  "late.said": "Ajoutée aux ajouts tardifs.",
};
