import type { QuotationsStrings } from "../strings.ts";

export const pt: QuotationsStrings = {
  "mine.all.more":
    "O que disse, escreveu, propôs e aceitou fazer, em cada quadro deste encontro, também nos que deixou. Só você vê esta página. Enquanto está aberta, consta como presente nos quadros que pode abrir.",
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
  "mine.left":
    "Agora está noutro lugar, por isso não pode abrir este quadro. Continua a responder pelas suas palavras aqui, e pode retirá-las.",
  "mine.left.missing":
    "Não foi possível consultar agora todos os quadros que deixou, por isso pode faltar aqui algo seu.",
  "mine.left.unreached":
    "O servidor não pôde receber isto agora. Nada se perde: o que escolheu e escreveu fica aqui. Tente de novo daqui a pouco.",
  "mine.left.often":
    "Isto foi tentado muitas vezes seguidas. Espere um minuto e tente de novo. O que escolheu e escreveu fica aqui.",
  "mine.left.again":
    "O servidor já não o reconhece aqui. Abra de novo a sua ligação ao encontro e tente outra vez. O que escolheu e escreveu fica neste dispositivo.",
  "mine.left.notTaken":
    "Isto não pôde ser recebido: algo mudou desde que abriu a página. Ela mostra agora como as coisas estão. Veja de novo e decida.",
  "withdraw.title": "Retirar este cartão de vez?",
  "withdraw.words":
    "As suas palavras desaparecem de todo o lado, também do histórico do quadro e dos registos feitos a partir de agora.",
  "withdraw.place": "O seu lugar e o seu número ficam, e dizem que quem o escreveu o retirou. Não dizem quem é.",
  "withdraw.unseen": "Mais ninguém o viu ainda, por isso não fica lugar nenhum dele.",
  "withdraw.final": "Não pode ser desfeito, nem por si nem por ninguém.",
  "withdraw.do": "Retirar de vez",
  "withdraw.said": "O cartão está retirado.",
  "withdraw.over": "Este cartão já foi retirado.",
  "mine.corrections": "Num registo que circula pode pedir uma correção ao lado das palavras.",
  "mine.withdraw.ask": "Retirar o seu sim?",
  "mine.withdraw.what":
    "As suas palavras deixam de estar em tudo o que se produzir a partir de agora, e são apagadas aqui, também do histórico. O que foi impresso ou descarregado não se pode recolher. Não se pode desfazer: teriam de lhe perguntar de novo.",
  "mine.withdraw.keep": "Deixar como está",
  "mine.withdraw.go": "Retirar de vez",
  "quote.asked.title": "Podemos citá-lo?",
  "quote.asked.over": "Esta pergunta já não está aberta.",
  "quote.asked.by": "{{name}} pergunta se estas suas palavras podem ser usadas.",
  "quote.asked.until": "Responda, por favor, até {{date}}.",
  "quote.asked.silence": "Se não responder, não serão usadas.",
  "quote.asked.for": "Pede-se:",
  "quote.asked.appears": "Como apareceria",
  "quote.asked.few":
    "Os leitores poderiam perceber que é você: estas palavras servem a muito poucas pessoas da lista ({{count}}).",
  "quote.asked.iKnow": "Eu sei, e pode dizer-se.",
  "quote.asked.unnamedThen": "Se não assinalar, dirá «Um participante».",
  "quote.asked.question": "Está bem assim?",
  "quote.asked.yes": "Sim, estas palavras",
  "quote.asked.changed": "Sim, com estas alterações",
  "quote.asked.yourWords": "A sua redação",
  "quote.asked.firstIsDeleted": "A primeira redação é apagada assim que enviar a sua.",
  "quote.asked.unnamed": "Sim, sem dizer quem",
  "quote.asked.no": "Não",
  "quote.asked.noReason": "Não é preciso dar razões. Só os relatores ficam a saber.",
  "quote.asked.paraphrase": "A ideia pode ser contada por outras palavras, sem dizer de quem era.",
  "quote.asked.before":
    "Pode retirá-la mais tarde com a mesma facilidade. Será então removida de tudo o que se produzir a partir desse momento. Cópias impressas ou descarregadas não podem ser recolhidas.",
  "quote.asked.missing.answer": "Escolha primeiro uma resposta.",
  "quote.asked.missing.kinds": "Escolha pelo menos um lugar onde possa ser usada.",
  "quote.asked.missing.text": "Mude as palavras ou aceite-as como estão.",
  "quote.asked.send": "Enviar a minha resposta",
  "quote.asked.sent": "A sua resposta foi enviada.",
  "quote.asked.notYet": "Nada é enviado até carregar.",
  "mine.credit": "O seu nome nas cópias",
  "mine.credit.more":
    "Modera ou redige aqui. A cópia para quem esteve presente indica o seu nome; as outras só onde disser que sim, e já não depois de o retirar.",
  "mine.credit.network": "Cópias para a rede",
};
