// The address of a worker as a page under Trusted Types wants it: made by a policy that its author can allow by name.

/** What `trusted-types` in a page's policy has to name, so that a run may have a worker there. */
const POLICY = 'batchnorm-playground';

interface Rules {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Rules;
}

/** Nothing but a Blob, which is of the page itself, becomes a script by it. */
const rules: Rules = {
  createScriptURL(url) {
    if (url.startsWith('blob:')) return url;
    throw new TypeError(`${url} is no Blob`);
  },
};

let policy: Rules | undefined;

/** A page that does not name the policy refuses the address as it is; then the run stays on this thread. */
export function workerAddress(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    policy ??= trustedTypes?.createPolicy(POLICY, rules);
  } catch {
    return url;
  }
  return policy?.createScriptURL(url) ?? url;
}
