import type { QuotationsStrings } from "../strings.ts";

export const fr: QuotationsStrings = {
  "mine.all.more":
    "Ce que vous avez dit, écrit, proposé et accepté de faire, sur chaque tableau de cette rencontre que vous pouvez ouvrir. Personne d’autre ne voit cette page. Tant qu’elle est ouverte, votre présence se voit sur ces tableaux.",
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
  "mine.corrections": "Dans un compte rendu qui circule, vous pouvez demander une correction à côté des mots.",
};
