import type { Vendor } from "../vendor.ts";

/** Graph `directoryAudit` and diagnostic audit logs. https://learn.microsoft.com/graph/api/resources/directoryaudit */
export const entraAudit: Vendor = {
  id: "entra-audit",
  title: "Microsoft Entra audit logs",
  product: { name: "Microsoft Entra ID", vendorName: "Microsoft" },
  shapes: [
    { has: ["activityDisplayName", "activityDateTime", "loggedByService"] },
    { has: ["properties.activityDisplayName", "properties.activityDateTime", "category"] },
  ],
  yields: "events",
};
