// Parts that are not in the first load: fetched once the board is usable, or at once when somebody wants one of them.
import { type ComponentType, createElement, useEffect } from "react";
import { learn, useT } from "../language.ts";
import { lineIsFree } from "../line.ts";
import { Store, useStore } from "../store.ts";
import { laterWords } from "../words.ts";

type State<Props> =
  | { readonly is: "not here" }
  | { readonly is: "here"; readonly part: ComponentType<Props> }
  | { readonly is: "out of reach" };

const all: (() => Promise<void>)[] = [];

// `Meanwhile`: what is shown until it is there, if that may take a moment. `ahead`: also to whoever has not wanted it yet;
// not what only few may ever want.
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<object>,
  ahead = true,
): ComponentType<Props> {
  const withWords = async () => (await Promise.all([load(), learn(laterWords)]))[0];
  return soon(withWords, Meanwhile, ahead);
}
// What a usable board is waited for with: its words are those of every document.
export function soon<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<object>,
  ahead = true,
): ComponentType<Props> {
  const state = new Store<State<Props>>({ is: "not here" });
  let fetching: Promise<void> | undefined;
  const fetchIt = () => {
    fetching ??= load()
      .then((part) => state.set({ is: "here", part }))
      .catch(() => {
        fetching = undefined;
        state.set({ is: "out of reach" });
      });
    return fetching;
  };
  if (ahead) all.push(fetchIt);
  return function Later(props: Props) {
    const now = useStore(state);
    useEffect(() => afterPaint(() => void fetchIt()), []);
    if (now.is === "here") return createElement(now.part, props);
    if (now.is === "out of reach") return <OutOfReach onTry={fetchIt} />;
    return Meanwhile ? <Meanwhile /> : null;
  };
}

// What is there already is seen first.
function afterPaint(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(then);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function OutOfReach({ onTry }: { readonly onTry: () => void }) {
  const t = useT();
  return (
    <p className="msg wait" role="status">
      {t("later.outOfReach")}{" "}
      <button type="button" className="link" onClick={onTry}>
        {t("tryNow")}
      </button>
    </p>
  );
}

// One after the other, also those that a part brings with it, whenever the page has nothing else to do: so nobody waits
// for them, also not without a network.
export async function fetchAllLater(): Promise<void> {
  await lineIsFree();
  for (const fetchIt of all) {
    await new Promise<void>((idle) =>
      "requestIdleCallback" in globalThis
        ? requestIdleCallback(() => idle(), { timeout: 2_000 })
        : setTimeout(idle, 200),
    );
    await fetchIt();
  }
}
