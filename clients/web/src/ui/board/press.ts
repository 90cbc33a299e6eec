// A finger on a card. One that stays where it is means something else than one that goes up again, or moves on.
const long = 500; // ms
const still = 10; // pixels

export interface Press {
  moved(event: PointerEvent): void;
  ends(): boolean; // was it a tap?
}

export function pressed({ clientX, clientY, pointerId }: PointerEvent, stays: () => void): Press {
  let tap = true;
  const timer = setTimeout(() => {
    tap = false;
    stays();
  }, long);
  const no = () => {
    tap = false;
    clearTimeout(timer);
  };
  return {
    moved(event) {
      if (event.pointerId === pointerId && Math.hypot(event.clientX - clientX, event.clientY - clientY) > still) no();
    },
    ends() {
      clearTimeout(timer);
      return tap;
    },
  };
}
