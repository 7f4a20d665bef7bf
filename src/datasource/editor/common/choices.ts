/** One line of a list to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  /** A short text at the end of its line, such as an id. */
  readonly hint?: string;
  /** Heading under which it stands; choices of one group must follow each other. */
  readonly group?: string;
}

/** Choices that have the typed text in them, those that begin with it first. */
export function choicesWith(choices: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLowerCase();
  const place = ({ label }: Choice) => label.toLowerCase().indexOf(wanted);
  return choices
    .filter((choice) => place(choice) >= 0 || choice.description?.toLowerCase().includes(wanted))
    .map((choice) => ({ choice, rank: rankOf(place(choice)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** Plain texts as choices. */
export function choicesOf(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: value }));
}

/** Choices with the headings above them. */
export function grouped(choices: readonly Choice[]): Array<{ group?: string; choices: Choice[] }> {
  const groups: Array<{ group?: string; choices: Choice[] }> = [];
  for (const choice of choices) {
    const last = groups[groups.length - 1];
    if (last && last.group === choice.group) {
      last.choices.push(choice);
    } else {
      groups.push({ group: choice.group, choices: [choice] });
    }
  }
  return groups;
}

function rankOf(place: number): number {
  return place === 0 ? 0 : place > 0 ? 1 : 2;
}
