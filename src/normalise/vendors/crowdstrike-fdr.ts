import type { Vendor } from "../vendor.ts";

/**
 * CrowdStrike Falcon Data Replicator: flat sensor events (`data/`), the host tables beside them (`fdrv2/aidmaster`,
 * `fdrv2/managedassets`), and the same events as Panther keeps them, below `event`.
 * https://github.com/CrowdStrike/FDR
 */
export const crowdstrikeFdr: Vendor = {
  id: "crowdstrike-fdr",
  title: "CrowdStrike Falcon Data Replicator",
  product: { name: "Falcon", vendorName: "CrowdStrike" },
  shapes: [
    { has: ["event_simpleName", "aid"] },
    { has: ["fdr_event_type", "aid"] },
    { has: ["event.event_simpleName", "event.aid"] },
    { has: ["ExternalApiType", "AgentIdString"] },
    { has: ["aid", "aip", "AgentVersion"] },
    { has: ["aid", "GatewayMAC"] },
    { has: ["aid", "MAC", "LocalAddressIP4"] },
  ],
  yields: "events",
};
