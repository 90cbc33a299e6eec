// What a board is told of what is around it. British English, of which the others are translations.
export const en = {
  "back.at": "Back in plenary {{time}}",
  "back.in": "Back in plenary {{time}}, in {{count}} min",
  "back.now": "Back in plenary now",
  "back.here": "{{time}} where you are",
  "back.planOver": "The plan ends {{count}} min after that",
  "back.groupOver": "The plan ends {{count}} min after the plenary begins",
  "writers.written": "Have written: {{count}} of {{all}}",
  "writers.now": "Writing at this moment: {{count}} of {{all}}",
  "writers.ready": "Ready: {{count}} of {{all}}",
  "writers.late": "Somebody is in the middle of a card. What they have begun stays theirs, and comes late.",
};
