import { expect, test } from "vitest";
import { isOwnOrigin, isSecureContext, publicUrlOf } from "./own-address.ts";

test.each([
  ["http://localhost:8090", true],
  ["http://127.0.0.1:8090", true],
  ["http://[::1]:8090", true],
  ["https://interview.example.com", true],
  ["http://192.0.2.7:8090", false],
  ["http://interview.example.com", false],
  // A name that only begins so.
  ["http://127.example.com", false],
])("%s gives pages the camera: %s", (url, isSecure) => {
  expect(isSecureContext(url)).toBe(isSecure);
});

test.each([
  { given: null, host: "127.0.0.1", isTls: false, url: "http://localhost:8090" },
  { given: null, host: "0.0.0.0", isTls: true, url: "https://localhost:8090" },
  { given: null, host: "192.0.2.7", isTls: true, url: "https://192.0.2.7:8090" },
  { given: null, host: "2001:db8::7", isTls: false, url: "http://[2001:db8::7]:8090" },
  { given: "https://interview.example.com/", host: "127.0.0.1", isTls: false, url: "https://interview.example.com" },
])("$host is printed as $url", ({ given, host, isTls, url }) => {
  expect(publicUrlOf(given, host, 8090, isTls)).toBe(url);
});

const local = { publicUrl: "http://localhost:8090", isPublicUrlGiven: false, host: "127.0.0.1" };
const everywhere = { publicUrl: "https://localhost:8090", isPublicUrlGiven: false, host: "0.0.0.0" };
const proxied = { publicUrl: "https://interview.example.com", isPublicUrlGiven: true, host: "127.0.0.1" };

test.each([
  { own: local, origin: "http://localhost:8090", header: "", is: true },
  { own: local, origin: "http://127.0.0.1:8090", header: "", is: true },
  { own: local, origin: "http://localhost:9000", header: "", is: false },
  // A name of the attacker's that leads to this machine (DNS rebinding).
  { own: local, origin: "http://rebind.example:8090", header: "rebind.example:8090", is: false },
  { own: everywhere, origin: "https://192.0.2.7:8090", header: "192.0.2.7:8090", is: true },
  { own: everywhere, origin: "https://evil.example", header: "192.0.2.7:8090", is: false },
  { own: everywhere, origin: "http://192.0.2.7:8090", header: "192.0.2.7:8090", is: false },
  { own: proxied, origin: "https://interview.example.com", header: "", is: true },
  { own: proxied, origin: "http://localhost:8090", header: "localhost:8090", is: false },
  { own: proxied, origin: "null", header: "", is: false },
  { own: proxied, origin: "", header: "", is: false },
])("a page of $origin at $own.publicUrl is its own: $is", ({ own, origin, header, is }) => {
  expect(isOwnOrigin(origin, header, own)).toBe(is);
});
