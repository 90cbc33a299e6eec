// The way in to how a board is captured: its parts, and its words with them.
import { learn, type Words } from "../language.ts";
import { laterWords } from "../words.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/recording/en-GB.ts")).en,
  fr: async () => (await import("../../locales/recording/fr.ts")).fr,
  es: async () => (await import("../../locales/recording/es.ts")).es,
  pt: async () => (await import("../../locales/recording/pt.ts")).pt,
  it: async () => (await import("../../locales/recording/it.ts")).it,
  de: async () => (await import("../../locales/recording/de.ts")).de,
  et: async () => (await import("../../locales/recording/et.ts")).et,
  ar: async () => (await import("../../locales/recording/ar.ts")).ar,
};
let learning: Promise<void> | undefined;
// Nothing is drawn before its words are there.
export async function withWords<Parts>(load: () => Promise<Parts>): Promise<Parts> {
  learning ??= learn(words);
  const [parts] = await Promise.all([load(), learning]);
  return parts;
}
const signs = () => withWords(() => import("./Signs.tsx"));
const answering = () => withWords(() => import("./Answering.tsx"));
// Whoever records comes once the board is there.
const marking = async () => (await Promise.all([withWords(() => import("./MarkBar.tsx")), learn(laterWords)]))[0];

const recording = async () =>
  (await Promise.all([withWords(() => import("./RecordingPanel.tsx")), learn(laterWords)]))[0];

export const HeadSigns = async () => (await signs()).HeadSigns;
export const FarSigns = async () => (await signs()).FarSigns;
export const JoiningAnswers = async () => (await answering()).JoiningAnswers;
export const NewChannels = async () => (await answering()).NewChannels;
export const MyAnswers = async () => (await answering()).MyAnswers;
export const MarkBar = async () => (await marking()).MarkBar;
export const MarkKeys = async () => (await marking()).MarkKeys;
export const RecordingPanel = async () => (await recording()).RecordingPanel;
