/** A program that was found: how to run it, and why this one. */
export interface FoundProgram {
  readonly path: string;
  /** One phrase for the user: "on PATH", "the official download 3.5.0", … */
  readonly why: string;
}

/** One place where a program may be had; it says why not where it cannot. */
export interface Place<T> {
  readonly name: string;
  find(): Promise<T | Refusal> | T | Refusal;
}

/** Why a place has no such program. */
export interface Refusal {
  readonly refusal: string;
}

/** What a search came to: the first place that has it, and why each place before it had not. */
export interface Search<T> {
  readonly found: T | null;
  readonly refusals: readonly string[];
}

/** Says why a place has no such program. */
export function refuse(refusal: string): Refusal {
  return { refusal };
}

/** Asks the places in order until one has it. A place that throws counts as one that has it not. */
export async function searchPlaces<T extends object>(places: ReadonlyArray<Place<T>>): Promise<Search<T>> {
  const refusals: string[] = [];
  for (const place of places) {
    let answer: T | Refusal;
    try {
      answer = await place.find();
    } catch (error) {
      answer = refuse(error instanceof Error ? error.message : String(error));
    }
    if (!('refusal' in answer)) {
      return { found: answer, refusals };
    }
    refusals.push(`${place.name}: ${answer.refusal}`);
  }
  return { found: null, refusals };
}
