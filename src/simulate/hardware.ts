import type { Display, UsbDevice } from "./observation.ts";

/** Ordinary things on a desk. */
export const MOUSE: UsbDevice = {
  vendorId: "046d",
  productId: "c077",
  manufacturer: "Logitech",
  product: "USB Optical Mouse",
  serial: "",
};
export const KEYBOARD: UsbDevice = {
  vendorId: "413c",
  productId: "2113",
  manufacturer: "Dell",
  product: "Dell KB216 Wired Keyboard",
  serial: "",
};
export const RECEIVER: UsbDevice = {
  vendorId: "046d",
  productId: "c52b",
  manufacturer: "Logitech",
  product: "USB Receiver",
  serial: "",
};

export function monitor(serial: string): Display {
  return { manufacturer: "DEL", productCode: "A0EC", name: "DELL U2720Q", serial };
}

/** Boxes that put keyboard, mouse and screen on the network: what they say of themselves out of the box. */
export const IP_KVMS: readonly { readonly usb: UsbDevice; readonly display: Display }[] = [
  {
    usb: {
      vendorId: "1d6b",
      productId: "0104",
      manufacturer: "PiKVM",
      product: "PiKVM Composite Device",
      serial: "CAFEBABE",
    },
    display: { manufacturer: "LNX", productCode: "7773", name: "PiKVM V4 Plus", serial: "CAFEBABE" },
  },
  {
    usb: {
      vendorId: "1d6b",
      productId: "0104",
      manufacturer: "tinypilot",
      product: "Multifunction USB Device",
      serial: "6b65796d696d6570690",
    },
    display: { manufacturer: "TSB", productCode: "9876", name: "TinyPilot", serial: "88888800" },
  },
  {
    usb: {
      vendorId: "3346",
      productId: "1009",
      manufacturer: "sipeed",
      product: "NanoKVM",
      serial: "0123456789ABCDEF",
    },
    display: { manufacturer: "SPD", productCode: "3301", name: "NanoKVM", serial: "NanoKVM" },
  },
];
