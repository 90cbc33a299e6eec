import type { WaysStrings } from "../strings.ts";

export const pt: WaysStrings = {
  "places.title": "Onde entrou neste dispositivo",
  "places.as": "{{role}}, como {{name}}",
  "places.forget": "Esquecer neste dispositivo…",
  "places.forget.ask":
    "Nada disso fica neste dispositivo: nem quem é lá, nem o que começou. O que está nos quadros fica lá. Volta pela sua ligação.",
  "places.forget.go": "Esquecer",
  "places.forget.unsent": "Algo que lá escreveu ainda não foi enviado. Abra primeiro, para que siga.",
  "places.forget.failed":
    "Este navegador não conseguiu apagá-lo, por isso continua neste dispositivo. Tente de novo ou apague os dados deste site no navegador.",
  "places.forgotten": "Esquecido neste dispositivo.",
  "places.signOut": "O servidor não responde, por isso a sessão continua aberta aqui. Tente de novo quando responder.",
  "moved.title": "Está agora em «{{group}}»",
  "moved.more": "O seu lugar é agora lá; este quadro continua sem si. O que aqui escreveu fica nele.",
  "moved.go": "Ir para «{{group}}»",
  "address.meeting": "Este é o endereço de um encontro inteiro",
  "address.meeting.more": "«{{title}}» não é um quadro. O seu programa leva aos quadros dos seus grupos.",
  "address.board": "Este é o endereço de um quadro",
  "address.board.more": "«{{title}}» não é um encontro, por isso não tem programa.",
  "address.board.go": "Abrir o quadro",
};
