// The way in to what happens between the plenary and its groups, and at the door of a board; and its words with it.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/reporting/en-GB.ts")).en,
  fr: async () => (await import("../../locales/reporting/fr.ts")).fr,
  es: async () => (await import("../../locales/reporting/es.ts")).es,
  pt: async () => (await import("../../locales/reporting/pt.ts")).pt,
  it: async () => (await import("../../locales/reporting/it.ts")).it,
  de: async () => (await import("../../locales/reporting/de.ts")).de,
  et: async () => (await import("../../locales/reporting/et.ts")).et,
  ar: async () => (await import("../../locales/reporting/ar.ts")).ar,
};
async function withWords<Parts>(fetched: Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([fetched, learn(words)]);
  return parts;
}
const parts = () => withWords(import("./parts.ts"));

export const Strips = async () => (await parts()).Strips;
export const MarksOn = async () => (await parts()).MarksOn;
export const ReportPanel = async () => (await parts()).ReportPanel;
export const VisitorsPanel = async () => (await parts()).VisitorsPanel;
export const AtTheDoor = async () => (await parts()).AtTheDoor;
export const RemoveButton = async () => (await parts()).RemoveButton;
// Each for itself: who waits needs no board, and a projector no panels.
export const WaitingScreen = async () => (await withWords(import("./WaitingScreen.tsx"))).WaitingScreen;
export const ReportScreen = async () => (await withWords(import("./ReportScreen.tsx"))).ReportScreen;
export const FarReport = async () => (await withWords(import("./FarReport.tsx"))).FarReport;
