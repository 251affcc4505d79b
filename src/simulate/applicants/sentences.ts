import type { Random } from "../random.ts";

const VERBS =
  "Built Designed Rewrote Migrated Shipped Maintained Introduced Led Automated Measured Replaced Documented Simplified Reviewed Profiled Rolled-out Prototyped Debugged Owned Stabilised".split(
    " ",
  );
const THINGS = [
  "the invoice service",
  "a search index for products",
  "the nightly settlement job",
  "an internal design system",
  "the order import",
  "a fraud-report form for merchants",
  "the mobile checkout",
  "a feature-flag service",
  "the audit trail",
  "the pricing rules engine",
  "a warehouse dashboard",
  "the notification pipeline",
  "a scheduling tool for drivers",
  "the customer data export",
  "an image resizing service",
  "the login pages",
  "a booking calendar",
  "the ledger of partner payments",
  "a sensor gateway",
  "the translation workflow",
  "a route planner",
  "the returns portal",
  "a claims assistant",
  "the load tests",
  "a metrics library",
  "the subscription renewals",
  "an appointment reminder",
  "the stock forecast",
  "a contract archive",
  "the onboarding wizard",
];
const PURPOSES = [
  "so that support answers in minutes",
  "for three regional teams",
  "after two quarters of outages",
  "together with the compliance department",
  "to meet the new reporting duty",
  "before the summer season",
  "for hospitals and their suppliers",
  "with a team of four in two cities",
  "as the first of five planned steps",
  "for customers on slow connections",
  "to retire a system from the nineties",
  "in place of a spreadsheet",
  "for the company's largest client",
  "so that releases no longer need a weekend",
  "with volunteers from the sales floor",
  "after interviews with thirty users",
  "for the Nordic launch",
  "to halve the cost of storage",
  "for warehouse staff with gloves on",
  "on a budget of two people",
];
const RESULTS = [
  "response times fell by {n} %",
  "errors in production dropped to {n} a month",
  "{n} thousand users moved over without a break",
  "the monthly bill shrank by {n} %",
  "{n} manual steps disappeared",
  "coverage of the tests rose by {n} points",
  "complaints went down by {n} %",
  "a release now takes {n} minutes",
  "{n} partners joined in the first year",
  "the backlog lost {n} entries",
  "start-up time came down to {n} seconds",
  "{n} suppliers report daily",
];
const ASIDES = [
  "wrote the guide that newcomers read first",
  "kept the on-call rota humane",
  "taught the pattern at an internal meetup",
  "cleared the licence questions with lawyers",
  "answered the auditors' questions",
  "ran the weekly review",
  "chose the supplier after a trial",
  "mentored two apprentices",
  "drew the diagrams that still hang in the hall",
  "wrote the clean-up scripts",
  "found the memory leak that nobody believed in",
  "cut the meeting in half",
];

/** A line of a résumé about what was done. Rarely the same for two people, as in life. */
export function toldWork(random: Random, technology: string | undefined): string {
  const number = String(random.int(3, 90));
  const result = random.pick(RESULTS).replace("{n}", number);
  const using = technology === undefined ? "" : ` with ${technology}`;
  const shape = random.int(0, 3);
  const work = `${random.pick(VERBS)} ${random.pick(THINGS)}${using}`;
  if (shape === 0) return `${work} ${random.pick(PURPOSES)}; ${result}.`;
  if (shape === 1) return `${work}; ${random.pick(ASIDES)}, and ${result}.`;
  if (shape === 2) return `${work} ${random.pick(PURPOSES)} and ${random.pick(ASIDES)}.`;
  return `${work} ${random.pick(PURPOSES)}.`;
}

const TRAITS = [
  "likes small releases",
  "writes tests before code",
  "asks why before how",
  "cares about plain words",
  "measures before changing",
  "enjoys old code",
  "draws more than writes",
  "pairs by habit",
  "reads logs for pleasure",
  "prefers boring technology",
];
const FIELDS = [
  "payments",
  "logistics",
  "health care",
  "travel",
  "energy",
  "education",
  "public services",
  "games",
  "farming",
  "insurance",
];

export function toldSummary(random: Random, title: string, years: number): string {
  const [first, second] = [random.pick(FIELDS), random.pick(FIELDS)];
  return `${title} with ${years} years in ${first} and ${second}. Somebody who ${random.pick(TRAITS)}, ${random.pick(TRAITS)} and ${random.pick(TRAITS)}. Looks for a team that works on ${random.pick(THINGS)}.`;
}

/** What writing assistants and templates put into many résumés. */
export const STOCK_SUMMARIES: readonly string[] = [
  "Results-driven software engineer with a proven track record of delivering scalable, maintainable and high-quality solutions in fast-paced environments. Adept at collaborating with cross-functional teams to translate business requirements into robust technical implementations, and passionate about continuous improvement and clean code.",
  "Highly motivated professional with strong communication skills and a passion for technology. Experienced in all phases of the software development life cycle, from requirements gathering and analysis to design, implementation, testing, deployment and maintenance of enterprise applications.",
];

/** Every tenth word or so another: what a copied résumé looks like after somebody went over it. */
export function reworded(text: string, random: Random, share: number): string {
  return text
    .split(" ")
    .map((word) => (word.length > 3 && random.chance(share) ? random.pick(OTHER_WORDS) : word))
    .join(" ");
}

const OTHER_WORDS =
  "service platform module customers internal release careful regional steady weekly modern reliable shared common daily central several useful secure larger".split(
    " ",
  );
