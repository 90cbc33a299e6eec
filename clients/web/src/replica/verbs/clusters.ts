import { create } from "@bufbuild/protobuf";
import type { DocumentReader } from "../../document/index.ts";
import { type Cluster, ClusterSchema, type SetCluster, type Verb } from "../../protocol/index.ts";
import { cardsIn } from "../guess.ts";
import { type FindWayBack, fieldsOf, fieldsStand, ifStill, just, nothing } from "../way_back.ts";
import { moveBack, placedBefore, type WasPlaced } from "./cards.ts";
import type { Knowledge } from "./knowledge.ts";

export const addCluster: Knowledge<"addCluster"> = {
  guess(guess, asked) {
    const { title, region, parent } = asked;
    if (guess.fresh(asked.id, "cluster", create(ClusterSchema, { title, region, parent, namedBy: guess.me })))
      guess.putCardsIn(asked.id, asked.cards);
  },
  // The group is dissolved, and cards that it brought into another region, or took out of another group, go back.
  wayBack(asked, before) {
    const was = placedBefore(asked.cards, before);
    return (now) => {
      const cluster = now.cluster(asked.id);
      if (!cluster || cluster.dissolved) return nothing("gone");
      const others = cardsIn(now, asked.id).some((id) => !asked.cards.includes(id) && isThere(now, id));
      if (others || cluster.title !== asked.title) return nothing("changedSince");
      const verbs: Verb[] = [{ case: "dissolveCluster", value: { id: asked.id } }];
      const comeBack = new Set<string>();
      for (const placed of was) {
        const card = now.find(placed.id);
        if (card?.body.case !== "card" || card.body.value.cluster !== asked.id) continue;
        if (placed.card.cluster === "" && card.body.value.region === placed.card.region) continue;
        // Dissolving is one change of the card; a second one since is somebody else's.
        verbs.push(moveBack(placed, now, card.version + 1, comeBack));
        comeBack.add(placed.id);
      }
      return { verbs };
    };
  },
  words: (asked) => asked.title,
};

const clusterFields = ["title", "parent"] as const;

export const setCluster: Knowledge<"setCluster"> = {
  guess(guess, asked) {
    const cluster = guess.changed(asked.id, "cluster");
    if (!cluster) return;
    if (asked.title !== undefined) {
      cluster.title = asked.title;
      cluster.namedBy = guess.me;
    }
    if (asked.parent !== undefined) cluster.parent = asked.parent;
    if (asked.region === undefined) return;
    cluster.region = asked.region;
    if (asked.region === "") return; // it lies in none any more; its cards stay where they are
    for (const id of clustersWithin(guess.document, asked.id)) {
      const within = guess.changed(id, "cluster");
      if (within) within.region = asked.region;
    }
    const cards = cardsWithin(guess.document, asked.id).filter((id) => isThere(guess.document, id));
    for (const card of guess.bringTo(asked.region, cards)) card.placed = false;
  },
  wayBack(asked, before) {
    const was = before.cluster(asked.id);
    if (!was) return undefined;
    if (asked.region !== undefined) return backToRegion(asked, was, before);
    return ifStill(
      "cluster",
      asked.id,
      (now) => fieldsStand(asked, now, clusterFields),
      (ifVersion) => ({
        case: "setCluster",
        value: { id: asked.id, ...fieldsOf(asked, was, clusterFields), ifVersion },
      }),
    );
  },
  words: (asked) => asked.title ?? "",
};

function liesIn(reader: DocumentReader, id: string, outer: string): boolean {
  const seen = new Set<string>();
  for (let at = id; at !== "" && !seen.has(at); at = reader.cluster(at)?.parent ?? "") {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
}

// All of them, and those of the clusters within.
function cardsWithin(reader: DocumentReader, cluster: string): string[] {
  return [...reader.records()]
    .filter((record) => record.body.case === "card" && liesIn(reader, record.body.value.cluster, cluster))
    .map((record) => record.id);
}

function clustersWithin(reader: DocumentReader, outer: string): string[] {
  return [...reader.records()]
    .filter(({ id, body }) => body.case === "cluster" && id !== outer && isStanding(body.value))
    .map(({ id }) => id)
    .filter((id) => liesIn(reader, id, outer));
}

const isStanding = ({ dissolved, mergedInto }: Cluster) => !dissolved && mergedInto === "";

const movedFields = ["title", "parent", "region"] as const;

// To where it lay, or into no region. What lies in it went with it, and goes back: cards, and clusters that lay nowhere.
function backToRegion(asked: SetCluster, was: Cluster, before: DocumentReader): FindWayBack {
  const placed = placedBefore(cardsWithin(before, asked.id), before);
  const nowhere = clustersWithin(before, asked.id).filter((id) => before.cluster(id)?.region === "");
  return (now) => {
    const record = now.find(asked.id);
    const cluster = now.cluster(asked.id);
    if (!record || !cluster) return nothing("gone");
    if (!fieldsStand(asked, cluster, movedFields)) return nothing("changedSince");
    const value = { id: asked.id, ...fieldsOf(asked, was, movedFields), ifVersion: record.version };
    const within = nowhere.flatMap((id): Verb[] => {
      const one = now.cluster(id);
      if (!one || !isStanding(one) || one.region !== asked.region) return [];
      return [{ case: "setCluster", value: { id, region: "" } }];
    });
    const came = cardsWithin(now, asked.id).filter((id) => isThere(now, id));
    const changes = was.region === "" ? 0 : 1; // into no region it takes none along
    return { verbs: [{ case: "setCluster", value }, ...within, ...thoseThatCame(placed, came, changes, now)] };
  };
}

// Neither in the trash nor merged: such cards keep their group, and nothing moves them.
function isThere(now: DocumentReader, id: string): boolean {
  const card = now.card(id);
  return card !== undefined && !card.trashed && card.mergedInto === "";
}

// Clusters come back with those of their cards that are still where the request left them.
function restore(clusters: ReadonlyMap<string, readonly string[]>, leftIn: string): FindWayBack {
  return (now) => {
    const verbs: Verb[] = [];
    for (const [id, cards] of clusters) {
      const cluster = now.cluster(id);
      if (!cluster || (!cluster.dissolved && cluster.mergedInto === "")) continue;
      const still = cards.filter((card) => now.card(card)?.cluster === leftIn && isThere(now, card));
      verbs.push({ case: "restoreCluster", value: { id, cards: still } });
    }
    return verbs.length === 0 ? nothing("changedSince") : { verbs };
  };
}

export const mergeClusters: Knowledge<"mergeClusters"> = {
  guess(guess, asked) {
    for (const id of asked.from) {
      const cluster = id === asked.into ? undefined : guess.changed(id, "cluster");
      if (!cluster) continue;
      cluster.mergedInto = asked.into;
      guess.putCardsIn(asked.into, guess.cardsIn(id));
    }
  },
  wayBack(asked, before) {
    const cards = new Map(asked.from.map((id) => [id, cardsIn(before, id)]));
    const apart = restore(cards, asked.into);
    const was = placedBefore([...cards.values()].flat(), before);
    return (now) => {
      const back = apart(now);
      const restored = back.verbs.flatMap((verb) => (verb.case === "restoreCluster" ? (verb.value.cards ?? []) : []));
      return { ...back, verbs: [...back.verbs, ...thoseThatCame(was, restored, 1, now)] };
    };
  },
};

// A group that comes back takes its cards to the end of its region: those that had been brought into another one go where
// they were. `changes`: of each card by its coming back; one more since is somebody else's.
function thoseThatCame(
  was: readonly WasPlaced[],
  restored: readonly string[],
  changes: number,
  now: DocumentReader,
): readonly Verb[] {
  const comeBack = new Set<string>();
  return was.flatMap((placed): Verb[] => {
    const card = now.find(placed.id);
    if (card?.body.case !== "card" || !restored.includes(placed.id)) return [];
    if (card.body.value.region === placed.card.region) return [];
    const verb = moveBack(placed, now, card.version + changes, comeBack);
    comeBack.add(placed.id);
    return [verb];
  });
}

export const dissolveCluster: Knowledge<"dissolveCluster"> = {
  guess(guess, { id }) {
    const cluster = guess.changed(id, "cluster");
    if (!cluster) return;
    cluster.dissolved = true;
    guess.putCardsIn("", guess.cardsIn(id));
  },
  wayBack: ({ id }, before) => restore(new Map([[id, cardsIn(before, id)]]), ""),
};

export const restoreCluster: Knowledge<"restoreCluster"> = {
  guess(guess, asked) {
    const cluster = guess.changed(asked.id, "cluster");
    if (!cluster) return;
    cluster.dissolved = false;
    cluster.mergedInto = "";
    guess.putCardsIn(asked.id, asked.cards);
  },
  wayBack(asked, before) {
    const into = before.cluster(asked.id)?.mergedInto ?? "";
    return (now) => {
      const cluster = now.cluster(asked.id);
      if (!cluster || cluster.dissolved) return nothing("gone");
      // One that had become part of another becomes that again.
      const other = now.cluster(into);
      if (other && !other.dissolved && other.mergedInto === "")
        return just({ case: "mergeClusters", value: { into, from: [asked.id] } });
      if (cardsIn(now, asked.id).some((id) => !asked.cards.includes(id))) return nothing("changedSince");
      return just({ case: "dissolveCluster", value: { id: asked.id } });
    };
  },
};
