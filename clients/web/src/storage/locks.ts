// Something of which only one page has it at a time.
export interface Locks {
  // undefined: somebody else has it.
  tryHold(name: string): Promise<Release | undefined>;
}
export type Release = () => void;

// The browser lets go when the page ends, however it ends.
export class WebLocks implements Locks {
  readonly #manager: LockManager;

  constructor(manager: LockManager) {
    this.#manager = manager;
  }
  tryHold(name: string): Promise<Release | undefined> {
    return new Promise((resolve, reject) => {
      const held = (lock: Lock | null) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      };
      this.#manager.request(`plenary/${name}`, { ifAvailable: true }, held).catch(reject);
    });
  }
}
