// The file of a meeting of today, for stories that need groups and nothing more: one session, a board for each title.
export const today = new Date().toISOString().slice(0, 10);

export const withGroups = (...titles) => `
schema_version: 1
fictional: true
meeting: {id: demo-2027, title: Demonstration meeting (fictional), time_zone: Europe/Rome, start_date: ${today}, end_date: ${today}}
framework:
  id: roar
  name: ROAR
  pillars:
    - {id: routes, letter: R, order: 1, name: Routes and directions, question: "Which way, and who says so?"}
session: {id: s2, number: II, title: Routes and directions, pillar: routes}
breakouts:
${titles
  .map(
    (title, at) =>
      `  - {id: s2-b${at + 1}, title: "Group ${at + 1}: ${title}", template: roar-routes, template_version: 2, planned_minutes: 45}`,
  )
  .join("\n")}
people:
  - {id: RAP-1, role: rapporteur, label: Rapporteur 1, mode: in_room}
`;
