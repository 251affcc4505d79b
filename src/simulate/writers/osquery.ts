import type { EndpointObservation } from "../observation.ts";

/** Rows as osquery's differential log has them; a heartbeat is the gateway in the ARP cache and the laptop's own address. */
export function toOsquery(event: EndpointObservation): readonly object[] {
  return toRows(event).map(([table, columns]) => ({
    name: `pack/endpoint/${table}`,
    hostIdentifier: event.laptop.hostname,
    calendarTime: event.at.toUTCString(),
    unixTime: Math.floor(event.at.valueOf() / 1000),
    epoch: 0,
    counter: 1,
    numerics: false,
    decorations: { hostname: event.laptop.hostname, platform: "ubuntu" },
    columns,
    action: "added",
  }));
}

function toRows(
  event: EndpointObservation,
): readonly (readonly [table: string, columns: Readonly<Record<string, string>>])[] {
  switch (event.kind) {
    case "heartbeat":
      return [
        [
          "system_info",
          {
            hostname: event.laptop.hostname,
            hardware_serial: event.laptop.serial,
            hardware_model: event.laptop.model,
            hardware_vendor: "Example Computers",
          },
        ],
        ["interface_addresses", { interface: "wlp2s0", address: "192.168.1.20", mask: "255.255.255.0" }],
      ];
    case "process":
      return [
        [
          "processes",
          {
            pid: "4242",
            name: event.path.split("/").at(-1) ?? "",
            path: event.path,
            cmdline: event.commandLine,
            uid: "1000",
            username: event.person.login,
          },
        ],
      ];
    case "logon":
      return [
        [
          "logged_in_users",
          {
            type: "user",
            user: event.account,
            tty: ":0",
            host: "",
            time: String(Math.floor(event.at.valueOf() / 1000)),
            pid: "1200",
          },
        ],
      ];
    case "usb": {
      const { vendorId, productId, manufacturer, product, serial } = event.device;
      return [
        [
          "usb_devices",
          {
            usb_address: "3",
            usb_port: "1",
            vendor: manufacturer,
            vendor_id: vendorId,
            version: "1.0",
            model: product,
            model_id: productId,
            serial,
            class: "0",
            subclass: "0",
            protocol: "0",
            removable: "1",
          },
        ],
      ];
    }
    case "connection":
    case "display":
      return [];
  }
}
