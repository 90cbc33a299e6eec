// Small things kept on this device beside the outbox: settings, who one was, drafts. A browser that keeps nothing is
// ordinary; then they last as long as the page.
const inMemory = new Map<string, string>();
const prefix = "plenary.";

export function kept<Value>(name: string): Value | undefined {
  const words = stored(name) ?? inMemory.get(name);
  try {
    return words === undefined ? undefined : (JSON.parse(words) as Value);
  } catch {
    return undefined;
  }
}
function stored(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null; // what is in memory
  }
}

export function keep(name: string, value: unknown): void {
  const words = JSON.stringify(value);
  inMemory.set(name, words);
  try {
    localStorage.setItem(prefix + name, words);
  } catch {
    // Kept in memory.
  }
}

export function forget(name: string): void {
  inMemory.delete(name);
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // It was in memory only.
  }
}

// Names of what is kept that begin like that.
export function keptLike(beginning: string): readonly string[] {
  const all = new Set([...inMemory.keys()]);
  try {
    for (let at = 0; at < localStorage.length; at += 1) {
      const name = localStorage.key(at) ?? "";
      if (name.startsWith(prefix)) all.add(name.slice(prefix.length));
    }
  } catch {
    // What is in memory.
  }
  return [...all].filter((name) => name.startsWith(beginning)).sort();
}
