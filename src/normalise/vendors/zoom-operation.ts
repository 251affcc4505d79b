import type { Vendor } from "../vendor.ts";

/** Zoom operation logs. https://developers.zoom.us/docs/api/rest/reference/zoom-api/methods/#operation/reportOperationLogs */
export const zoomOperation: Vendor = {
  id: "zoom-operation",
  title: "Zoom operation logs",
  product: { name: "Zoom operation logs", vendorName: "Zoom" },
  shapes: [{ has: ["operator", "operation_detail", "category_type"] }],
  yields: "events",
};
