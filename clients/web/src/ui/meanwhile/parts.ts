export { Writers } from "./Writers.tsx";
