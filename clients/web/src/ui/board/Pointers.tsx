import { useLayoutEffect, useRef } from "react";
import { useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { settings } from "../settings/settings.ts";
import { useStore } from "../store.ts";
import { pointOn } from "./held.ts";
import type { Box, Layout } from "./layout.ts";
import type { BoardView } from "./model.ts";
import { pointersShown } from "./showing.ts";

// Where others point, while they do not hold a card: that says so itself.
export function Pointers({
  view,
  layout,
  mirror,
}: {
  readonly view: BoardView;
  readonly layout: Layout;
  readonly mirror: (box: Box) => Box;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "pointers");
  const wished = useStore(settings).pointers;
  if (!pointersShown(wished, room.session.presence)) return null;
  const regions = view.regions.map(({ id }) => id);
  return (
    <div aria-hidden="true" className="pointers">
      {[...room.session.presence.values()].map(({ connection, participant, pointer, dragging }) => {
        if (!pointer || dragging.length > 0) return null;
        const point = pointOn(layout, regions, pointer);
        if (!point) return null;
        const at = mirror({ ...point, w: 0, h: 0 });
        return <Pointer key={connection} x={at.x} y={at.y} name={room.nameOf(participant) || t("board.somebody")} />;
      })}
    </div>
  );
}

function Pointer({ x, y, name }: { readonly x: number; readonly y: number; readonly name: string }) {
  const pointer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => pointer.current?.style.setProperty("translate", `${x}px ${y}px`), [x, y]);
  return (
    <div ref={pointer} className="pointer">
      <i />
      <bdi>{name}</bdi>
    </div>
  );
}
