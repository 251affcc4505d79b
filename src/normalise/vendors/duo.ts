import type { Vendor } from "../vendor.ts";

/** Duo Admin API, authentication logs v2. https://duo.com/docs/adminapi#authentication-logs */
export const duo: Vendor = {
  id: "duo",
  title: "Duo authentication log",
  product: { name: "Duo", vendorName: "Cisco" },
  shapes: [
    { has: ["txid", "factor", "result"] },
    { has: ["factor", "result", "access_device.ip"] },
    { has: ["factor", "result", "auth_device.name"] },
    { has: ["factor", "result", "user.name"], is: { event_type: ["authentication", "enrollment"] } },
  ],
  yields: "events",
};
