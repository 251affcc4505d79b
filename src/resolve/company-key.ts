import { foldLetters, wordsOf } from "./fold-letters.ts";

/**
 * Words that say in which legal form a company stands, of many countries. Spelling only: no form says anything about the
 * company. As they stand after lower-casing and taking out accents and dots.
 */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    "inc incorporated corp corporation co company ltd limited llc llp lp pllc plc pbc " +
    "gmbh mbh ag kg kgaa ohg gbr ug ev eg se " +
    "sa sas sasu sarl eurl sci snc scop scs " +
    "sl slu srl srls spa sapi sapa sau " +
    "bv nv vof cv " +
    "ab hb as asa aps oy oyj ky ehf hf " +
    "lda ltda unipessoal eireli mei " +
    "doo dd ad ood eood jsc ojsc cjsc ooo oao zao pao " +
    "sro zoo spzoo kft zrt nyrt bt " +
    "oe ee ike ae " +
    "pty pte sdn bhd tbk " +
    "is ks kk gk yk kabushiki kaisha godo " +
    "pvt private unlimited opc " +
    "fze fzco fzllc wll"
  ).split(" "),
);

/** Forms that stand before the name. */
const LEADING_FORMS: ReadonlySet<string> = new Set(["the", "pt", "ooo", "oao", "zao", "pao", "jsc"]);

/** Forms of several words, joined before words are looked at. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bsp\.?\s*z\s*o\.?\s*o\.?/gu, " spzoo "],
  [/\bs\.?\s*r\.?\s*o\.?(?=\s|$)/gu, " sro "],
  [/\bd\.?\s*o\.?\s*o\.?(?=\s|$)/gu, " doo "],
  [/\bs\.?\s*de\s*r\.?\s*l\.?(\s*de\s*c\.?\s*v\.?)?/gu, " srl "],
  [/\bs\.?\s*a\.?\s*de\s*c\.?\s*v\.?/gu, " sa "],
  [/\bs\.?\s*à\s*r\.?\s*l\.?|\bs\.?\s*a\.?\s*r\.?\s*l\.?(?=\s|$)/gu, " sarl "],
  [/\bco(mpany)?\.?\s*,?\s*ltd\b/gu, " ltd "],
  [/\b([aki])\/s\b/gu, " $1s "],
  [/[&+]\s*co\.?\s*kg\b/gu, " kg "],
  [/株式会社|有限会社|合同会社|有限责任公司|股份有限公司|有限公司|주식회사|유한회사/gu, " "],
];

/** A longer one is no company's name. */
const COMPANY_CHARACTERS_MAX = 300;

/**
 * The normal form of a company's name, for looking it up and for telling whether two are the same: lower case, without
 * accents, punctuation, "the" and the legal form at its end. Words keep their order: "Delta Air" is not "Air Delta".
 * @returns undefined when no letter or digit is left
 */
export function companyKey(name: string): string | undefined {
  let text = name.slice(0, COMPANY_CHARACTERS_MAX).normalize("NFKC").toLowerCase();
  for (const [pattern, form] of SPELLINGS) text = text.replaceAll(pattern, form);
  const words = wordsOf(foldLetters(text).replaceAll(/[.'’]/gu, "").replaceAll("&", " and "));
  const kept = withoutForm(LEADING_FORMS.has(words[0] ?? "") && words.length > 1 ? words.slice(1) : words);
  return kept.length === 0 ? undefined : kept.join(" ");
}

/** Takes legal forms off the end, but never the last word: a company may be called "Limited". */
function withoutForm(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1] ?? "") || words[end - 1] === "and")) end -= 1;
  return words.slice(0, end);
}
