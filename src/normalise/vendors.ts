import { okta } from "./vendors/okta.ts";
import type { Vendor } from "./vendor.ts";

/** Every product whose records Hirewall reads. Order matters: the first whose shape fits is taken. */
export const VENDORS: readonly Vendor[] = [okta];
