import type { Vendor } from "../vendor.ts";

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table */
export const defenderProcess: Vendor = {
  id: "defender-process",
  title: "Microsoft Defender XDR: DeviceProcessEvents",
  product: { name: "Microsoft Defender for Endpoint", vendorName: "Microsoft" },
  shapes: [
    { has: ["properties.DeviceId"], is: { category: ["AdvancedHunting-DeviceProcessEvents"] } },
    { has: ["DeviceId"], is: { Type: ["DeviceProcessEvents"] } },
    { has: ["DeviceId", "FileName"], is: { ActionType: ["ProcessCreated"] } },
    { has: ["DeviceName", "FileName"], is: { ActionType: ["ProcessCreated"] } },
  ],
  yields: "events",
};
