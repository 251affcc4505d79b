import type { Vendor } from "../vendor.ts";

/** Results of Hirewall's own interview room and card deck, one session a record. docs/interview-results.md */
export const hirewallChallenge: Vendor = {
  id: "hirewall-challenge",
  title: "Hirewall interview results",
  product: { name: "Hirewall interview room", vendorName: "Hirewall" },
  shapes: [{ has: ["session", "version"], is: { type: ["hirewall.challenge_result"] } }],
  yields: "events",
};
