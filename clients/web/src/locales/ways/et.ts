import type { WaysStrings } from "../strings.ts";

export const et: WaysStrings = {
  "places.title": "Kus sa selles seadmes osaled",
  "places.as": "{{role}}, nimega {{name}}",
  "places.forget": "Unusta selles seadmes…",
  "places.forget.ask":
    "Sellest ei jää seadmesse midagi: ei see, kes sa seal oled, ega see, mida alustasid. Mis on tahvlitel, jääb sinna. Tagasi tuled oma lingiga.",
  "places.forget.go": "Unusta",
  "places.forget.unsent": "Midagi, mida sa seal kirjutasid, on veel saatmata. Ava see kõigepealt, et see välja läheks.",
  "places.forget.failed":
    "See brauser ei saanud seda eemaldada, seega on see veel selles seadmes. Proovi uuesti või kustuta selle saidi andmed brauseris.",
  "places.forgotten": "Selles seadmes unustatud.",
  "places.signOut": "Server ei vasta, seega oled siin veel sisse logitud. Proovi uuesti, kui ta vastab.",
  "moved.title": "Sinu koht on nüüd rühmas „{{group}}“",
  "moved.more": "Sinu koht on nüüd seal; see tahvel jätkub sinuta. Mis sa siia kirjutasid, jääb siia.",
  "moved.go": "Mine rühma „{{group}}“",
  "address.meeting": "See on terve koosoleku aadress",
  "address.meeting.more": "„{{title}}“ ei ole tahvel. Selle kava viib rühmade tahvlitele.",
  "address.board": "See on tahvli aadress",
  "address.board.more": "„{{title}}“ ei ole koosolek ja sel pole kava.",
  "address.board.go": "Ava tahvel",
};
