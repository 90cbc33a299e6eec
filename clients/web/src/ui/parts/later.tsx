// Parts that are not in the first load: fetched once the board is usable, or at once when somebody wants one of them.
import { type ComponentType, createElement, useEffect } from "react";
import { useT } from "../language.ts";
import { Store, useStore } from "../store.ts";

type State<Props> =
  | { readonly is: "not here" }
  | { readonly is: "here"; readonly part: ComponentType<Props> }
  | { readonly is: "out of reach" };

const all: (() => Promise<void>)[] = [];

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
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
  all.push(fetchIt);
  // biome-ignore lint/correctness/noComponentHookFactories: called once a part, where a file begins
  return function Later(props: Props) {
    const now = useStore(state);
    useEffect(() => void fetchIt(), []);
    if (now.is === "here") return createElement(now.part, props);
    if (now.is === "out of reach") return <OutOfReach onTry={fetchIt} />;
    return null;
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
  for (const fetchIt of all) {
    await new Promise<void>((idle) =>
      "requestIdleCallback" in globalThis
        ? requestIdleCallback(() => idle(), { timeout: 2_000 })
        : setTimeout(idle, 200),
    );
    await fetchIt();
  }
}
