import type { Vendor } from "../vendor.ts";

/** Teleport audit events. https://goteleport.com/docs/reference/audit-events/ */
export const teleportAudit: Vendor = {
  id: "teleport-audit",
  title: "Teleport audit events",
  product: { name: "Teleport", vendorName: "Teleport" },
  // Codes are a letter, digits and a level: T1001I.
  shapes: [{ has: ["code", "event", "uid", "time"] }],
  yields: "events",
};
