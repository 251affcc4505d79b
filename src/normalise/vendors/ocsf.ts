import type { Vendor } from "../vendor.ts";

/** Events that are OCSF already: of Amazon Security Lake, of other pipelines, and of Hirewall itself. */
export const ocsf: Vendor = {
  id: "ocsf",
  title: "OCSF events (1.0 to 1.8)",
  product: { name: "OCSF", vendorName: "OCSF" },
  shapes: [
    { has: ["class_uid", "metadata.version", "metadata.product.name"] },
    { has: ["class_uid", "metadata.version", "metadata.product.vendor_name"] },
    { has: ["class_uid", "category_uid", "type_uid"] },
  ],
  yields: "events",
};
