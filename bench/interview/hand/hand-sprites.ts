import type { Random } from "../../../src/simulate/random.ts";
import type { HandState } from "../gestures.ts";
import { drawHand, type HandSprite } from "./draw-hand.ts";
import type { Bends } from "./hand-model.ts";
import { cutRealFist } from "./real-hand.ts";

/** One person's hands: drawn once, pasted often. */
export class HandSprites {
  readonly #known = new Map<string, HandSprite>();
  readonly #look: { readonly twist: number; readonly bend: number; readonly sleeve: readonly [number, number, number] };
  readonly #fist: 0 | 1;

  constructor(random: Random) {
    const grey = random.int(35, 110);
    this.#look = {
      twist: random.int(-18, 18),
      bend: random.real() * 0.12,
      sleeve: [grey, grey, grey + random.int(0, 25)],
    };
    this.#fist = random.chance(0.5) ? 0 : 1;
  }

  of(hand: HandState): HandSprite {
    const key = `${hand.look} ${hand.fingers}`;
    const sprite = this.#known.get(key) ?? this.#draw(hand);
    this.#known.set(key, sprite);
    return sprite;
  }

  #draw(hand: HandState): HandSprite {
    if (hand.look === "fist") return cutRealFist(this.#fist);
    const { twist, bend, sleeve } = this.#look;
    const open: Bends = [bend, bend, bend, bend, bend];
    if (hand.look === "open") return drawHand({ bends: open, shows: "back", twist, sleeve });
    // One is the index finger; the thumb comes last.
    const up = (finger: number): number =>
      hand.fingers === 5 || (finger > 0 && finger <= hand.fingers) ? bend / 2 : 1;
    return drawHand({ bends: [up(0), up(1), up(2), up(3), up(4)], shows: "palm", twist: twist / 2, sleeve });
  }
}
