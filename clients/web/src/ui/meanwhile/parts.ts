export { Back, BackWords, PastThePlenary } from "./Back.tsx";
export { Writers } from "./Writers.tsx";
