const STORE = "hirewall.host-key";

/** The key from the address's fragment, which no server and no proxy sees, and then out of the address too. */
export function takeHostKey(): string | null {
  const key = decodeURIComponent(location.hash.slice(1));
  if (key !== "") {
    sessionStorage.setItem(STORE, key);
    history.replaceState(null, "", `${location.pathname}${location.search}`);
  }
  return sessionStorage.getItem(STORE);
}

export function keepHostKey(key: string): void {
  sessionStorage.setItem(STORE, key);
}

export function forgetHostKey(): void {
  sessionStorage.removeItem(STORE);
}
