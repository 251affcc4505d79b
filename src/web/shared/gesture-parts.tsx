import type { CSSProperties } from "react";
import type { Challenge } from "../../interview/challenge.ts";

type Expression = Extract<Challenge, { kind: "expression" }>["expression"];

/** A transform that the drawing goes to and stays at. */
function goingTo(transform: string): CSSProperties & Record<"--from" | "--to", string> {
  return { "--from": "none", "--to": transform };
}

interface FaceProps {
  /** How eyes, nose and mouth move within the head: a turn or a nod. */
  readonly features?: string;
  /** How the whole head moves: a tilt, or nearer and farther. */
  readonly whole?: string;
  readonly expression?: Expression;
}

/** A head and shoulders that are nobody's. */
export function Face({ features = "none", whole = "none", expression }: FaceProps) {
  return (
    <>
      <path className="art-line art-quiet" d="M40 170 C44 146 74 144 88 136 L112 136 C126 144 156 146 160 170" />
      <g className="art-moving art-about-neck" style={goingTo(whole)}>
        <ellipse className="art-line" cx="62" cy="90" rx="6" ry="11" />
        <ellipse className="art-line" cx="138" cy="90" rx="6" ry="11" />
        <ellipse className="art-line art-skin" cx="100" cy="88" rx="38" ry="48" />
        <g className="art-moving" style={goingTo(features)}>
          <Brows raised={expression === "raise-brows"} />
          <g className={expression === "blink-twice" ? "art-blink" : undefined}>
            <circle className="art-dot" cx="85" cy="80" r="4" />
            <circle className="art-dot" cx="115" cy="80" r="4" />
          </g>
          <path className="art-line" d="M100 84 L96 98 L103 98" />
          <Mouth expression={expression} />
        </g>
      </g>
    </>
  );
}

function Brows({ raised }: { readonly raised: boolean }) {
  return (
    <path
      className="art-line art-moving"
      style={goingTo(raised ? "translate(0px, -10px)" : "none")}
      d="M77 69 Q85 64 93 69 M107 69 Q115 64 123 69"
    />
  );
}

function Mouth({ expression }: { readonly expression: Expression | undefined }) {
  if (expression === "open-mouth")
    return <ellipse className="art-line art-open-mouth" cx="100" cy="115" rx="11" ry="12" />;
  if (expression === "smile") return <path className="art-line" d="M82 108 Q100 128 118 108" />;
  return <path className="art-line" d="M88 113 Q100 117 112 113" />;
}

/** Where each finger ends, from the thumb on, with the palm's middle at 0,0. */
const FINGERS = [
  "M-15 6 L-27 -8",
  "M-11 -12 L-13 -38",
  "M-3.5 -13 L-4 -43",
  "M4.5 -13 L5.5 -41",
  "M12 -11 L15 -33",
] as const;
/** Which fingers are usual for a number: one is the index finger, and the thumb comes last. */
const FINGERS_OF: Readonly<Record<number, readonly number[]>> = {
  0: [],
  1: [1],
  2: [1, 2],
  3: [1, 2, 3],
  4: [1, 2, 3, 4],
  5: [0, 1, 2, 3, 4],
};

export function Hand({ fingers }: { readonly fingers: number }) {
  const shown = FINGERS_OF[fingers] ?? [];
  return (
    <g className="art-hand">
      {FINGERS.map((way, index) => shown.includes(index) && <path key={way} className="art-finger-edge" d={way} />)}
      <rect className="art-palm" x="-18" y="-16" width="36" height="36" rx="12" />
      {FINGERS.map((way, index) => shown.includes(index) && <path key={way} className="art-finger" d={way} />)}
    </g>
  );
}

const TURNS = { right: 0, down: 90, left: 180, up: 270 } as const;

interface ArrowProps {
  /** Its middle. */
  readonly from: readonly [x: number, y: number];
  readonly direction: keyof typeof TURNS;
}

export function Arrow({ from, direction }: ArrowProps) {
  return (
    <g transform={`translate(${from[0]} ${from[1]}) rotate(${TURNS[direction]})`}>
      <path className="art-arrow" d="M-26 0 L24 0 M12 -11 L25 0 L12 11" />
    </g>
  );
}

/** What holds the camera: a phone in a hand, or a laptop's lid. */
export function Device({ phone, move }: { readonly phone: boolean; readonly move: string }) {
  return (
    <>
      {!phone && <path className="art-line art-quiet" d="M48 146 L152 146 L166 160 L34 160 Z" />}
      <g className="art-moving art-about-middle" style={goingTo(move)}>
        {phone ? (
          <>
            <rect className="art-line art-skin" x="70" y="36" width="60" height="112" rx="9" />
            <circle className="art-dot" cx="100" cy="46" r="4" />
          </>
        ) : (
          <>
            <rect className="art-line art-skin" x="46" y="56" width="108" height="82" rx="6" />
            <circle className="art-dot" cx="100" cy="65" r="4" />
          </>
        )}
      </g>
    </>
  );
}
