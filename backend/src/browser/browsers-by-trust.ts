import type { Browsers } from '../flows/login-page.ts'

/**
 * Gives logins whose proxy opens the TLS of sites a Chromium of their own. It trusts the one
 * certificate that their exit shows in place of the sites', which no other browser shall.
 */
export const browsersByTrust = (plain: Browsers, trusting: Browsers): Browsers => ({
  open: (options) =>
    options.upstream?.caBundle === undefined ? plain.open(options) : trusting.open(options),
  userAgent: () => plain.userAgent(),
  close: async () => void (await Promise.all([plain.close(), trusting.close()])),
})
