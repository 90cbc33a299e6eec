import type { WaysStrings } from "../strings.ts";

export const it: WaysStrings = {
  "places.title": "Dove è entrato su questo dispositivo",
  "places.as": "{{role}}, come {{name}}",
  "places.forget": "Dimentica su questo dispositivo…",
  "places.forget.ask":
    "Su questo dispositivo non ne resta nulla: né chi è lì, né quello che ha iniziato. Quello che sta sulle lavagne vi resta. Si torna con il proprio link.",
  "places.forget.go": "Dimentica",
  "places.forget.unsent": "Qualcosa che ha scritto lì non è ancora partito. Lo apra prima, così parte.",
  "places.forget.failed":
    "Questo browser non ha potuto rimuoverlo, quindi è ancora su questo dispositivo. Riprovi, o cancelli i dati di questo sito nel browser.",
  "places.forgotten": "Dimenticato su questo dispositivo.",
  "places.signOut": "Il server non risponde, quindi la sessione qui è ancora aperta. Riprovi quando risponde.",
  "moved.title": "Ora è in «{{group}}»",
  "moved.more": "Ora il suo posto è lì; questa lavagna prosegue senza di lei. Quello che ha scritto qui vi resta.",
  "moved.go": "Vai a «{{group}}»",
  "address.meeting": "Questo è l’indirizzo di un intero incontro",
  "address.meeting.more": "«{{title}}» non è una lavagna. Il suo programma porta alle lavagne dei suoi gruppi.",
  "address.board": "Questo è l’indirizzo di una lavagna",
  "address.board.more": "«{{title}}» non è un incontro, quindi non ha programma.",
  "address.board.go": "Apri la lavagna",
};
