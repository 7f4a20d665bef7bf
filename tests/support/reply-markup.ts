const TAGS =
  'div p h4 h5 h6 ul ol li label input table thead tbody tr th td blockquote hr br a button span pre code strong em del';
const ATTRIBUTES =
  'class dir href title target rel start type disabled readonly checked role tabindex aria-label aria-disabled scope';

/** The only elements, and the only attributes of them, that a reply may be drawn with. */
export const REPLY_MARKUP = { tags: TAGS.split(' '), attributes: ATTRIBUTES.split(' ') };
