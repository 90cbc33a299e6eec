import type { WaysStrings } from "../strings.ts";

export const fr: WaysStrings = {
  "places.title": "Où vous participez sur cet appareil",
  "places.as": "{{role}}, sous le nom de {{name}}",
  "places.forget": "Oublier sur cet appareil…",
  "places.forget.ask":
    "Il n’en reste rien sur cet appareil : ni qui vous y êtes, ni ce que vous aviez commencé. Ce qui est sur les tableaux y reste. Vous revenez par votre lien.",
  "places.forget.go": "Oublier",
  "places.forget.unsent":
    "Quelque chose que vous y avez écrit n’est pas encore parti. Ouvrez-le d’abord, pour que cela parte.",
  "places.forget.failed":
    "Ce navigateur n’a pas pu l’effacer : c’est encore sur cet appareil. Réessayez, ou effacez les données de ce site dans le navigateur.",
  "places.forgotten": "Oublié sur cet appareil.",
  "places.signOut": "Le serveur ne répond pas : vous êtes donc encore connecté ici. Réessayez quand il répondra.",
  "moved.title": "Vous êtes maintenant dans « {{group}} »",
  "moved.more": "Votre place est désormais là-bas ; ce tableau continue sans vous. Ce que vous y avez écrit y reste.",
  "moved.go": "Aller à « {{group}} »",
  "address.meeting": "C’est l’adresse d’une rencontre entière",
  "address.meeting.more": "« {{title}} » n’est pas un tableau. Son programme mène aux tableaux de ses groupes.",
  "address.board": "C’est l’adresse d’un tableau",
  "address.board.more": "« {{title}} » n’est pas une rencontre et n’a donc pas de programme.",
  "address.board.go": "Ouvrir le tableau",
};
