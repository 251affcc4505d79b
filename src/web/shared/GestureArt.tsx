import "./gesture-art.css";
import type { CSSProperties, ReactNode } from "react";
import type { Challenge, Side } from "../../interview/challenge.ts";
import { Arrow, Device, Face, Hand } from "./gesture-parts.tsx";

/**
 * What is asked, as a small picture that moves (and shows its end only, where motion is not wanted). Drawn as in a mirror, as the
 * preview is: the person's left is at the picture's left. The sentence beside it says the same: for screen readers this is empty.
 */
export function GestureArt({ challenge, phone }: { readonly challenge: Challenge; readonly phone: boolean }) {
  return (
    <svg className="art" viewBox="0 0 200 170" aria-hidden="true" focusable="false">
      {drawingOf(challenge, phone)}
    </svg>
  );
}

function drawingOf(challenge: Challenge, phone: boolean): ReactNode {
  switch (challenge.kind) {
    case "turn":
      return (
        <>
          <Face features={turned(challenge.side)} />
          <Arrow from={[100, 20]} direction={challenge.side} />
        </>
      );
    case "look":
      return (
        <>
          <Face features={`translate(0px, ${challenge.direction === "up" ? -14 : 14}px)`} />
          <Arrow from={[168, 85]} direction={challenge.direction} />
        </>
      );
    case "tilt":
      return (
        <>
          <Face whole={`rotate(${challenge.side === "left" ? -22 : 22}deg)`} />
          <Arrow from={[100, 20]} direction={challenge.side} />
        </>
      );
    case "lean":
      return <Face whole={challenge.direction === "closer" ? "scale(1.3)" : "scale(0.72)"} />;
    case "cover":
      return (
        <>
          <Face />
          <Covering region={challenge.region} />
        </>
      );
    case "sweep": {
      const start = challenge.from === "left" ? 28 : 172;
      return (
        <>
          <Face />
          <Moving from={[start, 88]} to={[200 - start, 88]}>
            <Hand fingers={5} />
          </Moving>
          <Arrow from={[100, 16]} direction={challenge.from === "left" ? "right" : "left"} />
        </>
      );
    }
    case "fingers":
      return (
        <>
          <Face />
          <Moving from={[challenge.side === "left" ? 34 : 166, 190]} to={[challenge.side === "left" ? 34 : 166, 88]}>
            <Hand fingers={challenge.count} />
          </Moving>
        </>
      );
    case "expression":
      return <Face expression={challenge.expression} />;
    case "camera":
      return (
        <>
          <Device phone={phone} move={CAMERA_MOVES[challenge.direction]} />
          <Arrow from={ARROW_OF_CAMERA[challenge.direction]} direction={challenge.direction} />
        </>
      );
    case "turn-and-cover":
      return (
        <>
          <Face features={turned(challenge.side)} />
          <Covering region={challenge.region} />
          <Arrow from={[100, 20]} direction={challenge.side} />
        </>
      );
  }
}

const turned = (side: Side): string => `translate(${side === "left" ? -17 : 17}px, 0px)`;

const CAMERA_MOVES = {
  up: "translate(0px, -16px) skewX(-8deg)",
  down: "translate(0px, 16px) skewX(8deg)",
  left: "translate(-18px, 0px) skewY(-8deg)",
  right: "translate(18px, 0px) skewY(8deg)",
} as const;

const ARROW_OF_CAMERA = { up: [172, 85], down: [172, 85], left: [100, 16], right: [100, 16] } as const;

/** Where a hand goes, in the mirror: the middle of the palm. */
const PLACES = {
  mouth: [100, 113],
  forehead: [100, 53],
  "left-cheek": [76, 104],
  "right-cheek": [124, 104],
  "left-eye": [84, 78],
  "right-eye": [116, 78],
} as const;

function Covering({ region }: { readonly region: keyof typeof PLACES }) {
  const [x, y] = PLACES[region];
  const fromLeft = region.startsWith("left");
  return (
    <Moving from={[fromLeft ? 10 : 190, 190]} to={[x, y]}>
      <g transform={region === "mouth" || region === "forehead" ? "rotate(-90) scale(0.85)" : "scale(0.75)"}>
        <Hand fingers={5} />
      </g>
    </Moving>
  );
}

interface MovingProps {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly children: ReactNode;
}

function Moving({ from, to, children }: MovingProps) {
  const way: CSSProperties & Record<"--from" | "--to", string> = {
    "--from": `translate(${from[0]}px, ${from[1]}px)`,
    "--to": `translate(${to[0]}px, ${to[1]}px)`,
  };
  return (
    <g className="art-moving" style={way}>
      {children}
    </g>
  );
}
