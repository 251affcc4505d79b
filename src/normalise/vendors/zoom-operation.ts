import type { Vendor } from "../vendor.ts";

/** Zoom's operation logs report. https://developers.zoom.us/docs/api/ */
export const zoomOperation: Vendor = {
  id: "zoom-operation",
  title: "Zoom operation logs",
  product: { name: "Zoom operation logs", vendorName: "Zoom" },
  shapes: [{ has: ["operator", "action", "category_type", "operation_detail"] }],
  yields: "events",
};
