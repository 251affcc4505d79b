/** The company's own settings, beside its exports. */
export const CONFIG_NAME = "hirewall.yml";
