import type { Page } from "playwright-core";

/**
 * Networks of other tests' servers come and go on this machine, and Chromium gives up whatever it asks for at that moment: a page that is
 * opened just then is asked for once more.
 */
export function steady(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = (...asked) =>
    goto(...asked).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes("net::ERR_NETWORK_CHANGED")) return goto(...asked);
      throw error;
    });
  return page;
}
