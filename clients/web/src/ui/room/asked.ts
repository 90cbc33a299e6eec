// What was asked for and somebody waits to hear of: a dialogue that stays open until the server has answered.
import { type Handback, type Refusal, RefusalCode } from "../../index.ts";

export type Answer =
  | { readonly is: "done" }
  | { readonly is: "refused"; readonly refusal: Refusal }
  | { readonly is: "not taken" }; // by this device; why is told beside the page

interface Waiting {
  readonly listens: () => boolean;
  readonly answer: (answer: Answer) => void;
}

export class Asked {
  readonly #waiting = new Map<number, Waiting>(); // by the request's number

  waits(cseq: number, listens: () => boolean): Promise<Answer> {
    return new Promise((answer) => this.#waiting.set(cseq, { listens, answer }));
  }
  accepted(cseq: number): void {
    this.#take(cseq)?.answer({ is: "done" });
  }
  // Whether somebody heard it. What was wanted and is so already is done.
  refused({ request, refusal }: Handback): boolean {
    const waiting = this.#take(request.cseq);
    if (!waiting) return false;
    const heard = waiting.listens();
    waiting.answer(refusal.code === RefusalCode.NOTHING_TO_DO ? { is: "done" } : { is: "refused", refusal });
    return heard;
  }
  #take(cseq: number): Waiting | undefined {
    const waiting = this.#waiting.get(cseq);
    this.#waiting.delete(cseq);
    return waiting;
  }
}
