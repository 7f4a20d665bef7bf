import { REPLY_MARKUP } from '../../support/reply-markup';

/** What a page is told of what may be in a reply. */
export const ALLOWED = {
  ...REPLY_MARKUP,
  /** All that is in the text of a reply: the strip below it, and what waits for it, are the chat's own. */
  within: 'article:not([aria-label="You"]):has(dl) > div > div:first-child *',
};

/** What the watch has seen, in the page. */
export interface WatchedPage {
  /** Elements and attributes that no reply may have; the beginning of each. */
  readonly harm: string[];
}

/** Runs in a page, before anything else: looks at all that is ever drawn of a reply, if only for a frame. */
export function watch({ tags, attributes, within }: typeof ALLOWED): void {
  const harm: string[] = [];
  (window as unknown as WatchedPage & { harm: string[] }).harm = harm;
  const isFine = (element: Element) =>
    tags.includes(element.localName) &&
    element.getAttributeNames().every((name) => attributes.includes(name)) &&
    (element.localName !== 'a' || leadsOut(element as HTMLAnchorElement)) &&
    element.querySelector(':scope:is(a) :is(a, button)') === null;
  const leadsOut = ({ protocol, username, password, rel, target }: HTMLAnchorElement) =>
    ['http:', 'https:', 'mailto:'].includes(protocol) &&
    username + password === '' &&
    rel.split(' ').includes('noopener') &&
    target === '_blank';
  const look = (element: Element) => {
    if (element.matches(within) && !isFine(element)) {
      harm.push(element.outerHTML.slice(0, 200));
    }
  };
  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      const roots = type === 'attributes' ? [] : [...addedNodes].filter((node) => node instanceof Element);
      roots.forEach((root) => [root, ...root.querySelectorAll('*')].forEach(look));
      if (type === 'attributes') {
        look(target as Element);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
}
