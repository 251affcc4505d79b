import type { Vendor } from "../vendor.ts";

/** Result logs of osqueryd and Fleet. https://osquery.readthedocs.io/en/stable/deployment/logging/ */
export const osquery: Vendor = {
  id: "osquery",
  title: "osquery result logs",
  product: { name: "osquery", vendorName: "osquery" },
  shapes: [
    { has: ["name", "columns"], is: { action: ["added", "removed", "snapshot"] } },
    { has: ["name", "snapshot"], is: { action: ["snapshot"] } },
    { has: ["name", "diffResults.added"] },
    { has: ["name", "diffResults.removed"] },
  ],
  yields: "events",
};
