import encodeQR from "qr";
import { useMemo } from "react";

// A square that cameras read: black on white in every theme, with the quiet margin they need.
export function Square({ words, label }: { readonly words: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawn(words), [words]);
  return (
    <svg className="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} className="square-paper" />
      <path d={path} className="square-ink" />
    </svg>
  );
}

function drawn(words: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(words, "raw", { ecc: "low", border: 4 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size: rows.length, path };
}
