import { assess } from "../assess/assess.ts";
import type { PersonResult } from "../flows/scan-result.ts";
import type { Finding } from "../signals/signal.ts";

/* Invented findings for tests: as a signal makes them, with what differs given by the test. */

/** One link's ratio comes from a benchmark, the others' from their strength: both origins are shown. */
const WEIGHTS = {
  measured: { "device-shared-by-two-people": { logLikelihoodRatio: 4.1, origin: "benchmark" as const } },
};

export function samplePerson(
  given: Omit<PersonResult, "assessment" | "declared" | "challenges"> &
    Partial<Pick<PersonResult, "declared" | "challenges">>,
): PersonResult {
  return { declared: {}, challenges: [], ...given, assessment: assess(given.findings, WEIGHTS) };
}

/** What differs from one finding to the next; the rest is its signal's. */
type Seen = Pick<Finding, "person" | "at" | "sentence" | "facts" | "evidence">;
type FindingGiven = Seen & Partial<Finding>;

const PLACE: Omit<Finding, keyof Seen> = {
  signal: "signin-geo-vs-claim",
  version: 1,
  title: "Signs in from a place that is never the declared one",
  family: "network",
  strength: "medium",
  peers: [],
  why: "Someone who works from home signs in near home. Travel and VPNs make single days look far away; a place that is far from the declared one on most days of three weeks is systematic, and the declaration or the observation is wrong.",
  innocent: [
    "a move that HR does not know of yet",
    "long travel that was not declared",
    "a VPN or a company gateway in another city, or a wrong place in the address database",
  ],
  ask: "From where have you worked in these weeks, and is the place in your HR record still right?",
};

export const placeFinding = (given: FindingGiven): Finding => ({ ...PLACE, ...given });

export const deviceFinding = (given: FindingGiven): Finding =>
  placeFinding({
    signal: "device-shared-by-two-people",
    title: "One laptop signs in as two people",
    family: "link",
    strength: "strong",
    why: "Two workers’ accounts used from one device means that one of them is not the one who works.",
    innocent: ["a loaner or kiosk laptop", "pair programming on one machine", "an administrator’s test"],
    ask: "Which device do you use, and does anyone else sign in on it?",
    ...given,
  });

export const switchFinding = (given: FindingGiven): Finding =>
  placeFinding({
    signal: "kvm-on-issued-laptop",
    title: "A keyboard and screen that can be operated from afar",
    family: "remote-control",
    strength: "strong",
    why: "A switch of this kind lets somebody elsewhere use the laptop as if they sat before it.",
    innocent: ["two computers on one desk share a keyboard and a screen", "a home laboratory"],
    ask: "What is connected to your laptop, and what do you use it for?",
    ...given,
  });

export const hoursFinding = (given: FindingGiven): Finding =>
  placeFinding({
    signal: "hours-vs-timezone",
    title: "Works at hours that fit another time zone",
    family: "rhythm",
    strength: "medium",
    why: "Over weeks, the hours at which someone works follow the day of the place where they are.",
    innocent: ["agreed night work", "caring for somebody during the day", "a team in another time zone"],
    ask: "At which hours do you usually work, and has that been agreed with your team?",
    ...given,
  });

export const vpnFinding = (given: FindingGiven): Finding =>
  placeFinding({
    signal: "commercial-vpn",
    title: "Signs in through a commercial VPN",
    strength: "weak",
    why: "A VPN hides where a sign-in comes from. Many people use one for their privacy.",
    innocent: ["a VPN for privacy at home", "a hotel or café network"],
    ask: "Do you use a VPN of your own, and may we ask you to leave it off for company sign-ins?",
    ...given,
  });
