import type { Vendor } from "../vendor.ts";

/** Okta System Log. https://developer.okta.com/docs/reference/api/system-log/ */
export const okta: Vendor = {
  id: "okta",
  title: "Okta System Log",
  product: { name: "Okta System Log", vendorName: "Okta" },
  shapes: [
    { has: ["eventType", "severity", "actor.alternateId"] },
    { has: ["eventType", "legacyEventType"] },
    { has: ["eventType", "outcome.result", "client.ipAddress"] },
    { has: ["eventType", "displayMessage", "severity"] },
  ],
  yields: "events",
};
