import type { Vendor } from "../vendor.ts";

/** Microsoft 365 unified audit log (Office 365 Management Activity API). https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema */
export const m365: Vendor = {
  id: "m365",
  title: "Microsoft 365 unified audit log",
  product: { name: "Microsoft 365 unified audit log", vendorName: "Microsoft" },
  shapes: [{ has: ["Operation", "Workload", "CreationTime"] }, { has: ["Operation", "RecordType", "UserId"] }],
  yields: "events",
};
