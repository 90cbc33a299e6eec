import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { asksAhead } from "./ahead.ts";
import { holdFonts } from "./line.ts";
import { show } from "./settings/settings.ts";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/parts.css";
import "./styles/base.css";

holdFonts();
// Language and colours first, so that nobody sees the page in others; if its words cannot be fetched, in English.
show()
  .catch(() => undefined)
  .then(() => {
    const root = document.getElementById("plenary");
    if (root) createRoot(root).render(<App />);
    asksAhead();
  });
