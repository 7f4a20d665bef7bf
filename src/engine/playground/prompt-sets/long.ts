import { seeded } from '../seeded';

/** Characters of a document: about 2,450 tokens. */
const LENGTH = 9800;

/** Takes any member of a list. */
type Pick = (list: readonly string[]) => string;

/** Lines until the document is long enough, the same ones every time. */
function documentOf(seed: number, line: (pick: Pick, number: number) => string): string {
  const random = seeded(seed);
  const pick: Pick = (list) => list[Math.floor(random() * list.length)];
  let text = '';
  for (let number = 1; text.length < LENGTH; number++) {
    text += `${line(pick, number)}\n`;
  }
  return text;
}

const PLACES = ['north gate', 'cold store', 'hall two', 'loading ramp', 'paint shop', 'old office'];
const THINGS = [
  'a pump',
  'the ventilation',
  'a conveyor belt',
  'the door control',
  'a pressure gauge',
  'the fork lift',
  'the hoist',
];
const STATES = [
  'made a rattling noise and ran on',
  'stopped twice within an hour and started again by itself',
  'lost oil, which the cleaning team wiped up',
  'showed a warning that nobody had seen before',
  'worked as it should after last week’s repair',
  'was warm to the touch, though nothing was running',
];
const DEEDS = [
  'It was switched off until the electrician comes.',
  'The shift leader wrote it down and left it running.',
  'A part was ordered; it comes in about ten days.',
  'Someone tightened two screws, and it was quiet afterwards.',
  'Nobody knew whom to call, so nothing was done.',
];
const PEOPLE = ['Amara', 'Jonas', 'Li Wei', 'Priya', 'Tomás'];
const VIEWS = [
  'the plan is good, but only if we get the second machine before summer',
  'we should ask the customers first, because the last survey is two years old',
  'the budget does not cover it, and I would rather wait for the next quarter',
  'a small trial with one team would show us more than another month of talk',
  'training is what is missing, since half of us have never used the new system',
  'the supplier has promised a date three times, and I do not trust the fourth',
];
const TURNS = [
  'I see that differently:',
  'To come back to what was said before,',
  'Let us write down that',
  'From my side,',
  'I talked to the warehouse, and they say that',
];
const PRODUCTS = ['the mobile app', 'the invoice', 'the password reset', 'the export', 'the delivery', 'the search'];
const TROUBLES = [
  'worked last week and shows an empty page today',
  'is so slow that I give up before it is done',
  'says that I have no permission, though I am the owner',
  'came twice, and one of the two is wrong',
  'does what it should, but I had to look for it for an hour',
];
const MOODS = [
  'Please call me back, it is urgent.',
  'No hurry, I only wanted you to know.',
  'If this goes on, I will leave.',
  'Thank you for your good work otherwise.',
  'My colleagues have the same trouble.',
];
const RIGHTS = [
  'may work from another country',
  'may bring a visitor',
  'may order equipment',
  'may swap a shift',
  'may take a car',
];
const TERMS = [
  'if the team leader has agreed in writing at least five days before',
  'up to three times a year, and never in the last week of a quarter',
  'only when at least two others of the same team are on site',
  'after the first six months, unless the contract says otherwise',
  'as long as the costs stay below two hundred euros a month',
];
const LIMITS = [
  'Exceptions are granted by the head of the department.',
  'Trainees need the consent of their tutor as well.',
  'What is not used does not carry over to the next year.',
  'This does not hold for the laboratory, which has rules of its own.',
];

const shifts = documentOf(
  1,
  (pick, n) => `Entry ${n}, ${pick(PLACES)}: ${pick(THINGS)} ${pick(STATES)}. ${pick(DEEDS)}`
);
const meeting = documentOf(2, (pick) => `${pick(PEOPLE)}: ${pick(TURNS)} ${pick(VIEWS)}.`);
const tickets = documentOf(
  3,
  (pick, n) => `Ticket ${n}: ${pick(PEOPLE)} writes that ${pick(PRODUCTS)} ${pick(TROUBLES)}. ${pick(MOODS)}`
);
const rules = documentOf(4, (pick, n) => `Section ${n}. An employee ${pick(RIGHTS)} ${pick(TERMS)}. ${pick(LIMITS)}`);

/** Prompts with a document each, by name. The documents are composed, the same every time. */
export const LONG: Readonly<Record<string, string>> = {
  'log of a plant': `Below is the log of a plant. Which three machines need attention first, and why? Name the entries that you go by.\n\n${shifts}`,
  'minutes of a meeting': `Write the minutes of this meeting: what each person wants, where they agree, what is still open, and the next steps.\n\n${meeting}`,
  'support tickets': `Group these support tickets by cause. For each group say how many there are, how urgent it is, and write one answer that fits all of it.\n\n${tickets}`,
  'rules that contradict': `Find the sections of these rules that contradict each other, quote both, and propose one wording that replaces them.\n\n${rules}`,
};
