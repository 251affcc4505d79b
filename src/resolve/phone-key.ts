import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

export interface PhoneKey {
  /** E.164: `+14155550123`. */
  readonly value: string;
  /** ISO 3166-1 alpha-2 of the number's numbering plan; undefined where several share a code and the number does not tell. */
  readonly country: string | undefined;
  /** What the numbering plan says of its line; undefined when it does not tell. */
  readonly type: PhoneType | undefined;
}

type PhoneType = "mobile" | "fixed" | "fixed-or-mobile" | "voip" | "toll-free" | "other";

const TYPES: Readonly<Record<string, PhoneType>> = {
  MOBILE: "mobile",
  FIXED_LINE: "fixed",
  FIXED_LINE_OR_MOBILE: "fixed-or-mobile",
  VOIP: "voip",
  TOLL_FREE: "toll-free",
};

/** Longer than any way of writing a number with an extension. */
const NUMBER_CHARACTERS_MAX = 60;

/**
 * The normal form of a phone number. The extension is dropped: it is a desk behind one line.
 * @param country where the writer said they are, for numbers without a country code; they mean nothing without it
 * @returns undefined when it can be no number there
 */
export function phoneKey(stated: string, country: string | undefined): PhoneKey | undefined {
  if (stated.length > NUMBER_CHARACTERS_MAX) return undefined;
  const fallback = country?.toUpperCase();
  const number = parsePhoneNumberFromString(
    // `00` is how most of the world dials what is written `+`; no national number begins so.
    stated.trim().replace(/^(tel:)?\s*(\(?\+|00(?=[\s1-9]))/i, "+"),
    fallback !== undefined && isSupportedCountry(fallback)
      ? { defaultCountry: fallback, extract: false }
      : { extract: false },
  );
  if (number === undefined || !number.isPossible()) return undefined;
  const type = number.getType();
  return {
    value: number.number,
    country: number.country ?? onlyCountryOf(number),
    type: type === undefined ? undefined : (TYPES[type] ?? "other"),
  };
}

/** A number that nobody has been given yet still says its country when its code is one country's alone. */
function onlyCountryOf(number: PhoneNumber): CountryCode | undefined {
  const possible = number.getPossibleCountries();
  return possible.length === 1 ? possible[0] : undefined;
}
