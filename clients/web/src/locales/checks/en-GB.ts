// What a board still lacks, the details of a card, and what comes once the work is done. British English, of which the others are
// translations.
export const en = {
  "checks.title": "What is missing",
  "checks.none": "Nothing that this board looks for is missing.",
  "checks.unreached": "What is missing could not be read just now. It is tried again.",
  "checks.blocks": "keeps it from being adopted",
  "checks.outside": "stays in the internal copy",
  "checks.board": "The board as a whole",
  "checks.card": "Card {{number}}",
  "checks.decision": "Decision {{number}}",
  "checks.missing": "Missing: {{fields}}",
  "checks.letBe": "Let it be…",
  "checks.letBe.reason": "Why the group lets it be",
  "checks.letBe.keep": "Let it be",
  "checks.letBe.said": "The warning is let be, with its reason.",
  "checks.let": "Let be: {{count}}",
  "checks.again": "Warn again",
  "checks.asked": "The group was asked",
  "checks.asked.said": "Noted: the group was asked who has an interest.",
  "checks.stages": "At these stages of the innovation chain no actor stands:",
  "checks.map": "The map, read from challenge to projects",
  "checks.map.loose": "Projects that join no sector",
  "checks.map.gaps": "Gaps and objections",
  "check.sectorWithoutProject":
    "No project joins this sector. Link a project with it, or ask whether the mission needs it.",
  "check.projectWithOneSector":
    "This project joins fewer sectors than it should. Link it with those that take part, or keep it as a plan of one sector.",
  "check.missionWithoutDate": "This mission does not say by when. Write the year into it.",
  "check.missionWithoutMeasure":
    "This mission does not say how it will be known. Write “shown by …” into it, or link it with an indicator.",
  "check.namesTechnology":
    "The wording names a technology, so the solution is chosen already. Say what is to change, or let it be and say why.",
  "check.withoutDirection":
    "This indicator does not say which way it should move. Choose up, down, hold or watch in its details.",
  "check.noSpillover": "No indicator looks for spillovers. Keep one line for what turns up where nobody aimed.",
  "check.oneHorizon": "All indicators look equally far ahead. Add one that moves earlier, or later.",
  "check.oneSide":
    "All members whose side is known are from one side. Ask who else carries the mission, or let it be and say why.",
  "check.noResidents":
    "No members are residents. Name those who would speak for people who live there, or let it be and say why.",
  "check.namesProduct":
    "This outcome names a product. Say what should be different once it is bought, or let it be and say why.",
  "check.riskOrphan":
    "This risk is an orphan: no reward pays for it. Link it with one, or write the condition that would.",
  "check.rewardAlone":
    "Nobody is said to put anything in for this reward. Link it with a contribution, or name the same party on both.",
  "check.oneAngle":
    "All that is said of the system is about one angle. Ask what else it touches, or say plainly that it is a pilot.",
  "check.storyNames":
    "This names somebody who has not agreed to be named in these words. Write it without the name, or ask them for a quotation under their full name.",
  "details.title": "Details of card {{number}}",
  "details.source": "Where this comes from",
  "details.source.hint":
    "A report, a page, an office: so that others can look it up. It stands with the card in every record.",
  "details.source.listed": "From what the meeting recommends to read",
  "details.source.choose": "choose one",
  "details.goals": "Sustainable Development Goals it belongs to",
  "details.goal": "Goal {{number}}",
  "details.actor": "Whose side",
  "details.notSaid": "not said",
  "details.actor.public": "Public",
  "details.actor.private": "Private",
  "details.actor.third": "Third sector",
  "details.actor.research": "Research",
  "details.actor.residents": "Residents",
  "details.stage": "Stage of the innovation chain",
  "details.stage.basic": "Basic research",
  "details.stage.applied": "Applied research",
  "details.stage.development": "Development",
  "details.stage.demonstration": "Demonstration",
  "details.stage.first": "First use",
  "details.stage.wide": "Wide use",
  "details.more": "What this card may say",
  "details.keep": "Keep the details",
  "details.said": "The details are kept.",
  "details.required": "needed",
  "details.mark": "What the presenter says of it",
  "details.mark.none": "nothing",
  "details.mark.correct": "It is correct",
  "details.mark.wrong": "It is wrong",
  "details.mark.not": "Not for publication",
  "presenter.waits":
    "Whoever presented this case has not yet said that they looked at all of it. Until then nothing of it goes outside.",
  "presenter.waitsUntil":
    "Whoever presented this case has not yet said that they looked at all of it. They can until {{date}}; before that, nothing of it goes outside without their word.",
  "presenter.overdue":
    "Whoever presented this case did not say by {{date}} that they looked at all of it. It may go outside now, with nothing in it said to be anybody’s.",
  "presenter.unnamed":
    "The presenter’s check is overdue since {{date}}: outside, these words stand without saying whose they are.",
  "presenter.answered": "Whoever presented this case has looked at all of it.",
  "presenter.answer": "I have looked at all of it",
  "presenter.back": "I will look again",
  "late.title": "A late thought",
  "late.hint": "It comes to the late additions, with today’s date. What was weighed and decided stays as it is.",
  "late.words": "Your thought",
  "late.keep": "Add it",
  "late.said": "Added to the late additions.",
};
