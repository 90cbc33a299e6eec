export { MovedOn } from "./MovedOn.tsx";
export { OtherAddress } from "./OtherAddress.tsx";
export { PlacesTaken } from "./PlacesTaken.tsx";
