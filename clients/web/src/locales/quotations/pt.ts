import type { QuotationsStrings } from "../strings.ts";

export const pt: QuotationsStrings = {
  "mine.all.more":
    "O que disse, escreveu, propôs e aceitou fazer, em cada quadro deste encontro que pode abrir. Só você vê esta página. Enquanto está aberta, consta como presente nesses quadros.",
  "mine.all.back": "Voltar ao encontro",
  "mine.all.opening": "A abrir os quadros: {{at}} de {{all}}",
  "mine.all.unreached": "Alguns quadros não puderam ser abertos agora, por isso falta o que lá escreveu: {{boards}}.",
  "mine.all.again": "Tentar de novo",
  "mine.all.nothing": "Ainda não há nada seu nos quadros deste encontro.",
  "mine.all.none": "Ainda não pode abrir nenhum quadro deste encontro.",
  "mine.cards": "Cartões",
  "mine.notes": "Notas",
  "mine.proposals": "Propostas",
  "mine.actions": "O que faço",
  "mine.cards.signed": "Os outros neste quadro veem que os escreveu. Num registo nunca são assinados.",
  "mine.notes.used": "As notas do registo entram nele e não nomeiam ninguém; as de trabalho ficam na relatoria.",
  "mine.proposals.used":
    "O registo guarda o que foi feito delas. Pode retirar uma proposta sua no quadro enquanto estiver aberta.",
  "mine.actions.used": "O registo diz o que se combinou e quem fica com isso.",
  "mine.trashed": "no lixo",
  "mine.corrections": "Num registo que circula pode pedir uma correção ao lado das palavras.",
};
