/** Questions of one line, by name. */
export const SHORT: Readonly<Record<string, string>> = {
  'tides in a sentence': 'Why are there two high tides a day? Answer in one sentence.',
  'words for a router': 'Give me five names for a program that shares work among machines.',
  'plural of octopus': 'What is the plural of octopus, and why do people argue about it?',
  'regex for a date': 'Write a regular expression for a date like 2031-04-09, nothing else.',
  'polite refusal': 'Write two friendly sentences that turn down an invitation to dinner.',
  'mean and median': 'When is the median a better summary of numbers than the mean?',
  'haiku on rain': 'Write a haiku about rain on the roof of a data centre.',
  'bread without yeast': 'How can I bake bread today if I have no yeast at home?',
};
