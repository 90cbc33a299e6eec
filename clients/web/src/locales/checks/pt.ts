import type { ChecksStrings } from "../strings.ts";

export const pt: ChecksStrings = {
  "checks.title": "O que falta",
  "checks.none": "Não falta nada do que este quadro pede.",
  "checks.unreached": "Não foi possível ler o que falta agora. Tenta-se de novo.",
  "checks.blocks": "impede a adoção",
  "checks.outside": "fica na cópia interna",
  "checks.board": "O quadro como um todo",
  "checks.card": "Cartão {{number}}",
  "checks.decision": "Decisão {{number}}",
  "checks.missing": "Falta: {{fields}}",
  "checks.letBe": "Deixar assim…",
  "checks.letBe.reason": "Porque o grupo deixa assim",
  "checks.letBe.keep": "Deixar assim",
  "checks.letBe.said": "O aviso fica assim, com a razão.",
  "checks.let": "Deixados: {{count}}",
  "checks.again": "Avisar de novo",
  "checks.asked": "Perguntou-se ao grupo",
  "checks.asked.said": "Anotado: perguntou-se ao grupo quem tem um interesse.",
  "checks.stages": "Nestas etapas da cadeia de inovação não há nenhum ator:",
  "checks.map": "O mapa, lido do desafio aos projetos",
  "checks.map.loose": "Projetos que não juntam nenhum setor",
  "checks.map.gaps": "Lacunas e objeções",
  "check.sectorWithoutProject":
    "Nenhum projeto junta este setor. Ligue-lhe um projeto, ou pergunte se a missão precisa dele.",
  "check.projectWithOneSector":
    "Este projeto junta menos setores do que devia. Ligue-o aos que participam, ou guarde-o como plano de um só setor.",
  "check.missionWithoutDate": "Esta missão não diz até quando. Escreva o ano.",
  "check.missionWithoutMeasure":
    "Esta missão não diz como se saberá. Escreva «mostrado por …», ou ligue-a a um indicador.",
  "check.namesTechnology":
    "O texto nomeia uma tecnologia: a solução já está escolhida. Diga o que deve mudar, ou deixe assim e diga porquê.",
  "check.withoutDirection":
    "Este indicador não diz para que lado se deve mover. Escolha nos detalhes: up, down, hold ou watch.",
  "check.noSpillover":
    "Nenhum indicador procura efeitos indiretos. Guarde uma linha para o que surgir onde ninguém apontava.",
  "check.oneHorizon":
    "Todos os indicadores olham igualmente longe. Acrescente um que se mova mais cedo, ou mais tarde.",
  "check.oneSide":
    "Todos os membros cujo lado se conhece são do mesmo lado. Pergunte quem mais leva a missão, ou deixe assim e diga porquê.",
  "check.noResidents":
    "Nenhum membro é residente. Nomeie quem falaria pelas pessoas que lá vivem, ou deixe assim e diga porquê.",
  "check.namesProduct":
    "Este resultado nomeia um produto. Diga o que deve ser diferente depois da compra, ou deixe assim e diga porquê.",
  "check.riskOrphan":
    "Este risco é órfão: nenhuma recompensa o paga. Ligue-o a uma, ou escreva a condição que o faria.",
  "check.rewardAlone":
    "Não se diz que alguém contribua para esta recompensa. Ligue-a a um contributo, ou nomeie a mesma parte nos dois.",
  "check.oneAngle":
    "Tudo o que se diz do sistema é de um só ângulo. Pergunte o que mais toca, ou diga claramente que é um piloto.",
  "check.storyNames":
    "Isto nomeia alguém que não aceitou ser nomeado nestas palavras. Escreva-o sem o nome, ou peça-lhe uma citação com o nome completo.",
  "details.title": "Detalhes do cartão {{number}}",
  "details.source": "De onde vem",
  "details.source.hint":
    "Um relatório, uma página, um serviço: para que outras pessoas possam verificar. Fica com o cartão em cada registo.",
  "details.source.listed": "Das leituras que a reunião recomenda",
  "details.source.choose": "escolher",
  "details.goals": "Objetivos de Desenvolvimento Sustentável a que pertence",
  "details.goal": "Objetivo {{number}}",
  "details.actor": "De que lado",
  "details.notSaid": "não indicado",
  "details.actor.public": "Público",
  "details.actor.private": "Privado",
  "details.actor.third": "Terceiro setor",
  "details.actor.research": "Investigação",
  "details.actor.residents": "Residentes",
  "details.stage": "Etapa da cadeia de inovação",
  "details.stage.basic": "Investigação fundamental",
  "details.stage.applied": "Investigação aplicada",
  "details.stage.development": "Desenvolvimento",
  "details.stage.demonstration": "Demonstração",
  "details.stage.first": "Primeiro uso",
  "details.stage.wide": "Uso generalizado",
  "details.more": "O que este cartão pode dizer",
  "details.keep": "Guardar os detalhes",
  "details.said": "Os detalhes foram guardados.",
  "details.required": "necessário",
  "details.mark": "O que diz quem apresentou",
  "details.mark.none": "nada",
  "details.mark.correct": "Está correto",
  "details.mark.wrong": "Está errado",
  "details.mark.not": "Não é para publicar",
  "presenter.waits": "Quem apresentou este caso ainda não disse que viu tudo. Até lá, nada sai para fora.",
  "presenter.waitsUntil":
    "Quem apresentou este caso ainda não disse que viu tudo. Pode fazê-lo até {{date}}; antes disso, nada sai para fora sem a sua palavra.",
  "presenter.overdue":
    "Quem apresentou este caso não disse até {{date}} que viu tudo. Agora pode sair para fora, sem que nada seja atribuído a alguém.",
  "presenter.unnamed":
    "A verificação de quem apresentou está em atraso desde {{date}}: lá fora, estas palavras aparecem sem dizer de quem são.",
  "presenter.answered": "Quem apresentou este caso viu tudo.",
  "presenter.answer": "Vi tudo",
  "presenter.back": "Vou ver de novo",
  "late.title": "Uma ideia tardia",
  "late.hint": "Vai para as adições tardias, com a data de hoje. O que foi ponderado e decidido fica como está.",
  "late.words": "A sua ideia",
  "late.keep": "Acrescentar",
  "late.said": "Acrescentada às adições tardias.",
};
