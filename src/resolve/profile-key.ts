export interface ProfileKey {
  readonly site: "linkedin" | "github" | "other";
  /** Host and path: `linkedin.com/in/jane-doe`. */
  readonly value: string;
  readonly host: string;
}

const URL_CHARACTERS_MAX = 500;
/** Pages of these sites that are nobody's profile. */
const GITHUB_PAGES: ReadonlySet<string> = new Set(
  "about apps blog collections enterprise explore features join login marketplace orgs pricing search settings site sponsors topics trending".split(
    " ",
  ),
);

/**
 * The normal form of a profile's address: whose page it is, without scheme, `www`, a country's host, query and what stands
 * behind the profile. A bare handle is one of the site whose column it stands in.
 * @returns undefined when it names no page of its own: a site's front page is nobody's
 */
export function profileKey(stated: string, site?: "linkedin" | "github"): ProfileKey | undefined {
  const text = stated.trim();
  if (text === "" || text.length > URL_CHARACTERS_MAX || /\s/.test(text)) return undefined;
  if (site !== undefined && /^@?[\p{Letter}\p{Number}_-]+$/u.test(text)) {
    const handle = text.replace(/^@/, "");
    return profileKey(site === "github" ? `github.com/${handle}` : `linkedin.com/in/${handle}`);
  }
  const url = parsedUrl(text);
  if (url === undefined) return undefined;
  const host = url.hostname.replace(/^(www|m|mobile)\.(?=.*\.)/, "");
  const path = decoded(url.pathname)
    .split("/")
    .filter((part) => part !== "");
  if (/(^|\.)linkedin\.com$/.test(host)) return linkedin(path);
  if (host === "github.com") return github(path);
  if (path.length === 0) return undefined;
  return { site: "other", host, value: [host, ...path].join("/").toLowerCase() };
}

/** `https://de.linkedin.com/in/Jane-Doe/details/` → `linkedin.com/in/jane-doe`; `/pub/jane-doe/4/5a2/1b` as it is. */
function linkedin([kind = "", ...rest]: readonly string[]): ProfileKey | undefined {
  const name = kind === "pub" ? rest.join("/") : rest[0];
  if (!["in", "pub"].includes(kind.toLowerCase()) || name === undefined || name === "") return undefined;
  return {
    site: "linkedin",
    host: "linkedin.com",
    value: `linkedin.com/${kind}/${name}`.toLowerCase().normalize("NFC"),
  };
}

/** A repository's page says whose it is. */
function github([account = ""]: readonly string[]): ProfileKey | undefined {
  if (!/^[a-z0-9-]{1,39}$/i.test(account) || GITHUB_PAGES.has(account.toLowerCase())) return undefined;
  return { site: "github", host: "github.com", value: `github.com/${account}`.toLowerCase() };
}

function parsedUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  const isWeb = url !== null && ["http:", "https:"].includes(url.protocol) && url.hostname.includes(".");
  return isWeb ? url : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
