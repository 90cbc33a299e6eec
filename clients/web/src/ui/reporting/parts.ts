// What stands on a board, fetched together.
export { AtTheDoor } from "./AtTheDoor.tsx";
export { MarksOn } from "./MarksOn.tsx";
export { RemoveButton } from "./RemoveButton.tsx";
export { ReportPanel } from "./ReportPanel.tsx";
export { Strips } from "./Strips.tsx";
export { VisitorsPanel } from "./VisitorsPanel.tsx";
