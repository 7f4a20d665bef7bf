/** The field of an event that says when it was sent, milliseconds since the epoch. */
export const SENT = 'sent';
